import os
from pathlib import Path

names = ("__pycache__", ".pytest_cache", ".coverage", ".mypy_cache", ".nnkit", ".git", "pyproject.toml")
for folder in (Path("/"), *Path(os.environ["TMPDIR"]).parents, Path("/root"), Path("/home")):
    for name in names:
        try:
            found = os.listdir(folder / name) if name[0] in "._" else (folder / name).read_bytes()
        except OSError:
            continue
        raise RuntimeError(f"{folder / name}: {found[:5]}")
