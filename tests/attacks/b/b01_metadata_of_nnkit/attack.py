import importlib.metadata
import json
from urllib.parse import urlparse

try:
    said = importlib.metadata.distribution("nnkit").read_text("direct_url.json") or "{}"
except (importlib.metadata.PackageNotFoundError, OSError):
    said = "{}"
root = urlparse(json.loads(said).get("url", "")).path or "/nonexistent"
for name in ("course.toml", "solutions", "tests/course/course.toml", "pyproject.toml", ".nnkit/secret", ".git/HEAD"):
    try:
        data = open(f"{root}/{name}", "rb").read()
    except IsADirectoryError:
        data = b"a folder"
    except OSError:
        continue
    raise RuntimeError(f"opened {root}/{name}: {data[:20]}")
