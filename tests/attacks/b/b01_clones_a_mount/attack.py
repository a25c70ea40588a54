import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(428, -100, b"/", 1)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
