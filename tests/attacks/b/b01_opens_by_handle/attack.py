import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
handle = (8).to_bytes(4, "little") + (1).to_bytes(4, "little") + (2).to_bytes(8, "little")
result = libc.open_by_handle_at(os.open(".", os.O_RDONLY), handle, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
