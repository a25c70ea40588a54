import os
import shutil

own, here = os.environ["TMPDIR"], os.getcwd()
os.chdir("/")
shutil.copytree(here, f"{own}/copy")
shutil.rmtree(f"{own}/0")
os.symlink("/", f"{own}/0")
os.symlink("/tmp", f"{own}/left")
try:
    os.rmdir(own)
except OSError:
    pass
else:
    raise RuntimeError("its folder is gone")
