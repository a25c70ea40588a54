import ctypes
import mmap
import os

descriptor = os.open(os.__file__, os.O_RDONLY)
try:
    mmap.mmap(descriptor, 4096, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)
except OSError:
    pass
else:
    raise RuntimeError("it can be written")
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
place = libc.mmap(None, ctypes.c_size_t(4096), 1, 1, descriptor, ctypes.c_size_t(0))
if libc.mprotect(ctypes.c_void_p(place), ctypes.c_size_t(4096), 3) == 0:
    raise RuntimeError("it can be written after all")
