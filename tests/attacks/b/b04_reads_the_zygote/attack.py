import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 310, "aarch64": 270}[os.uname().machine]
class Part(ctypes.Structure):
    _fields_ = [("place", ctypes.c_void_p), ("size", ctypes.c_size_t)]


text = b"what stands here stands there too: the fork copied it"
here = ctypes.create_string_buffer(64)
local = Part(ctypes.addressof(here), 16)
remote = Part(id(text), 16)
result = libc.syscall(number, os.getppid(), ctypes.byref(local), 1, ctypes.byref(remote), 1, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
