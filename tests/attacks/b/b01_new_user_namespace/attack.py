import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.unshare(0x10000000)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
