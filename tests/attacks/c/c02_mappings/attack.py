import ctypes
import mmap

libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
libc.malloc.restype = libc.sbrk.restype = ctypes.c_void_p
libc.malloc.argtypes = libc.sbrk.argtypes = [ctypes.c_size_t]
PIECE, PIECES, FAILED = 1 << 26, 32, ctypes.c_void_p(-1).value
NO_RESERVE = 0x4000


def count(take):
    """How many pieces of 64 MiB are to be had; they are given back."""
    kept = []
    try:
        while len(kept) < PIECES:
            kept.append(take())
    except (OSError, MemoryError):
        pass
    number = len(kept)
    for each in kept:
        each.close()
    return number


sums = [
    count(lambda: mmap.mmap(-1, PIECE, flags=flags | mmap.MAP_ANONYMOUS))
    for flags in (mmap.MAP_PRIVATE, mmap.MAP_SHARED, mmap.MAP_SHARED | NO_RESERVE)
]
if max(sums) > 4:
    raise RuntimeError(f"it mapped {sums}")
if libc.mmap(None, 1 << 31, 3, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, -1, 0) != FAILED:
    raise RuntimeError("C mapped 2 GiB")
if libc.malloc(1 << 31) or libc.sbrk(1 << 31) != FAILED:
    raise RuntimeError("C had 2 GiB")
