import mmap
import os

with open("small", "wb") as file:
    file.truncate(1 << 24)
descriptor = os.open("small", os.O_RDWR)
kept = []
try:
    while len(kept) < 128:
        kept.append(mmap.mmap(descriptor, 1 << 24))
except (OSError, MemoryError):
    pass
number = len(kept)
for each in kept:
    each.close()
os.close(descriptor)
os.remove("small")
if number > 17:
    raise RuntimeError(f"it mapped {number} times 16 MiB")
