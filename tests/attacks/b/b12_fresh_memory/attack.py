import ctypes
import mmap
import os

memory = mmap.mmap(-1, 32 << 20)
if memory[:].count(0) != len(memory):
    raise RuntimeError("memory of another's")
with open("hole", "wb+") as file:
    file.truncate(1 << 20)
    os.posix_fallocate(file.fileno(), 1 << 20, 1 << 20)
    if any(file.read()):
        raise RuntimeError("a file of another's")
