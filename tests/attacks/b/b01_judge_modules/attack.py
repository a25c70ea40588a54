import importlib

for name in ("session", "plugin", "compare", "tolerances", "secret", "seeds", "grade", "bank"):
    try:
        module = importlib.import_module(f"nnkit.judge.{name}")
    except (ImportError, OSError):
        continue
    raise RuntimeError(f"imported {module}")
