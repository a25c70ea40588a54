import os
import stat

if data := os.read(0, 4096):
    raise RuntimeError(f"stdin says {data[:40]}")
for number in (1, 2):
    if not stat.S_ISFIFO(os.fstat(number).st_mode):
        raise RuntimeError(f"{number} is no pipe")
    try:
        data = os.read(number, 4096)
    except OSError:
        continue
    raise RuntimeError(f"the output gave {data[:40]}")
