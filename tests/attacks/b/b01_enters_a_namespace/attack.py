import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
result = libc.setns(os.open(".", os.O_RDONLY), 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
