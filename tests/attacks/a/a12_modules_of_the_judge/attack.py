import sys

for name in list(sys.modules):
    if name.startswith(("nnkit.judge", "nnkit.verify", "_pytest", "pytest", "00_cumsum")):
        raise RuntimeError(f"found {name}")
try:
    import nnkit.judge
except (ImportError, OSError):
    pass
else:
    raise RuntimeError("it imported the judge")
