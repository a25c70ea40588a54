import os
import sys
import sysconfig

folder = sysconfig.get_paths()["purelib"]
for attempt in (
    lambda: os.mkdir(f"{folder}/nnkit_attack_f06"),
    lambda: os.symlink("/", f"{folder}/nnkit_attack_f06"),
    lambda: os.link(__file__, f"{folder}/nnkit_attack_f06"),
    lambda: os.rename("cumsum.py", f"{folder}/nnkit_attack_f06"),
):
    try:
        attempt()
    except OSError:
        continue
    left = f"{folder}/nnkit_attack_f06"
    os.rmdir(left) if os.path.isdir(left) and not os.path.islink(left) else os.unlink(left)
    raise RuntimeError(f"changed {folder}")
