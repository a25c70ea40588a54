import os
import sys
import sysconfig

paths = sysconfig.get_paths()
for folder in {*sys.path, paths["purelib"], paths["platlib"], paths["stdlib"], sys.prefix, paths["scripts"]}:
    for name in ("nnkit_attack_f06.pth", "nnkit_attack_f06.py"):
        path = os.path.join(folder, name)
        try:
            open(path, "x").close()
        except OSError:
            continue
        if not path.startswith(os.environ["TMPDIR"]):
            os.unlink(path)
            raise RuntimeError(f"left {path}")
