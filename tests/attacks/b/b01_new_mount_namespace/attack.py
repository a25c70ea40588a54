import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.unshare(0x00020000)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
