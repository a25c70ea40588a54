import os
import shutil

own = os.environ["TMPDIR"]
os.chdir(own)
shutil.rmtree(f"{own}/0")
os.symlink("/", f"{own}/0")
os.symlink("/tmp", f"{own}/left")
try:
    os.rmdir(own)
except OSError:
    pass
else:
    raise RuntimeError("its folder is gone")
