import os
import shutil

own = os.environ["TMPDIR"]
os.chdir(own)
for name in os.listdir(own):
    shutil.rmtree(f"{own}/{name}", ignore_errors=True)
    os.symlink("/", f"{own}/{name}")
os.symlink("/tmp", f"{own}/left")
try:
    os.rmdir(own)
except OSError:
    pass
else:
    raise RuntimeError("its folder is gone")
