import ctypes

libc = ctypes.CDLL(None, use_errno=True)
pair = (ctypes.c_int * 2)()
for family in (2, 10, 16, 30, 38, 40, 0x100000001, 1 << 32):
    if libc.socketpair(ctypes.c_ulong(family), ctypes.c_ulong(1), 0, pair) == 0 and family & 0xFFFFFFFF != 1:
        raise RuntimeError(f"a pair of family {family}")
