import ctypes

libc = ctypes.CDLL(None, use_errno=True)
number = libc.shmget(0x6E6E6B, 4096, 0o1600)
if number != -1:
    libc.shmctl(number, 0, None)
    raise RuntimeError(f"shared memory {number}")
