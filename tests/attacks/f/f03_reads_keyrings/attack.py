import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 250, "aarch64": 219}[os.uname().machine]
result = libc.syscall(number, 6, -3, 0, 0, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
