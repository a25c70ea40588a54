import ctypes
import multiprocessing
import os
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)
libc.sem_open.restype = ctypes.c_void_p
if libc.shm_open(b"/nnkit-attack-f03", os.O_CREAT | os.O_RDWR, 0o600) != -1:
    libc.shm_unlink(b"/nnkit-attack-f03")
    raise RuntimeError("shared memory in C")
if libc.sem_open(b"/nnkit-attack-f03", os.O_CREAT, 0o600, 1):
    libc.sem_unlink(b"/nnkit-attack-f03")
    raise RuntimeError("a semaphore in C")
for make in (lambda: shared_memory.SharedMemory("nnkit-attack-f03", True, 8), multiprocessing.Lock):
    try:
        made = make()
    except (OSError, ImportError):
        continue
    getattr(made, "unlink", lambda: None)()
    raise RuntimeError(f"{made}")
