import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 155, "aarch64": 41}[os.uname().machine]
result = libc.syscall(number, b".", b".")
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
