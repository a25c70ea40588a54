import ctypes

libc = ctypes.CDLL(None, use_errno=True)
FRAMEWORK = 38  # ENOSYS
for number in range(456, 475):
    ctypes.set_errno(0)
    if libc.syscall(number, -1, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() not in (1, FRAMEWORK):
        raise RuntimeError(f"call {number} was tried: errno {ctypes.get_errno()}")
