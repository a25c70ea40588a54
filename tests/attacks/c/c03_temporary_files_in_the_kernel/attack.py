import os
import time

kept = []
for _ in range(32):
    kept.append(os.open(".", os.O_TMPFILE | os.O_RDWR))
    os.posix_fallocate(kept[-1], 0, 60 << 20)
time.sleep(1.5)
raise RuntimeError("it filled 2 GiB")
