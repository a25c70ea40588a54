import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
os.mkdir("proc")
result = libc.mount(b"proc", b"proc", b"proc", 0, None)
libc.umount2(b"proc", 2)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
