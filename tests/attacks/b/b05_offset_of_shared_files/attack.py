import os

for number in (0, 1, 2, 3):
    try:
        size = os.lseek(number, 0, os.SEEK_END)
    except OSError:
        continue
    if size:
        raise RuntimeError(f"descriptor {number} is a file of {size} bytes")
