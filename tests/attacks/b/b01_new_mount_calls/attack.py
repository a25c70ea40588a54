import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(430, b"proc", 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
