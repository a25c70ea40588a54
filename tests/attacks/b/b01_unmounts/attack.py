import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.umount2(b"nothing", 2)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
