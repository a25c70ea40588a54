import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 323, "aarch64": 282}[os.uname().machine]
result = libc.syscall(number, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
