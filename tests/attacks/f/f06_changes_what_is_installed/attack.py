import glob
import os
import sys

import torch

files = [module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)][:300]
files += glob.glob(os.path.join(os.path.dirname(torch.__file__), "lib", "*.so*"))[:20] + [sys.executable, "/bin/sh"]
for path in files:
    if path.startswith(os.environ["TMPDIR"]):
        continue
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_APPEND):
        try:
            os.close(os.open(path, flags))
        except OSError:
            continue
        raise RuntimeError(f"may write {path}")
