import ctypes
import os

try:
    os.memfd_create("answer")
except OSError:
    pass
else:
    raise RuntimeError("a file in memory")
if ctypes.CDLL(None).syscall(447, 0) != -1:
    raise RuntimeError("secret memory")
