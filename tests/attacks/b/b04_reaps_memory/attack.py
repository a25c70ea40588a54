import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(448, 0, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
