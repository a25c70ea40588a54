import ctypes

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(8192)
if libc.mlock(buffer, ctypes.c_size_t(4096)) == 0 or libc.mlockall(1) == 0 or libc.mlock2(buffer, ctypes.c_size_t(1), 0) == 0:
    raise RuntimeError("locked")
