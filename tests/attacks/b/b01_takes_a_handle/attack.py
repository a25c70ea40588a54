import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
handle, mount = ctypes.create_string_buffer((128).to_bytes(4, "little"), 200), ctypes.c_int()
result = libc.name_to_handle_at(-100, b"/", handle, ctypes.byref(mount), 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
