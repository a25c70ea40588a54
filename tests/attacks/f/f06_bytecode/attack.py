import importlib.util
import os
import sys

for name in ("os", "random", "torch", "torch.nn.functional", "numpy", "nnkit.box.student", "nnkit"):
    cache = importlib.util.cache_from_source(sys.modules[name].__file__)
    for path in (f"{cache}.attack", f"{os.path.dirname(cache)}/nnkit_attack_f06.pyc"):
        try:
            open(path, "x").close()
        except OSError:
            continue
        os.unlink(path)
        raise RuntimeError(f"left {path}")
