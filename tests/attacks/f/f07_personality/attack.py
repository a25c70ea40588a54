import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for persona in (0x0040000, 0xFFFFFFFF, 8):
    if libc.personality(ctypes.c_ulong(persona)) != -1:
        raise RuntimeError(f"personality {persona:#x}")
