import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
os.mkdir("view")
result = libc.mount(b"/", b"view", None, 4096, None)
libc.umount2(b"view", 2)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
