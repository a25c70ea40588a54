import os
import stat

for number in range(4, 1024):
    try:
        kind = os.fstat(number).st_mode
    except OSError:
        continue
    raise RuntimeError(f"descriptor {number} is open: {stat.filemode(kind)}")
