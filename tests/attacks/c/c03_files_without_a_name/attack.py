import os
import time

kept = []
for _ in range(32):
    file = open("large", "wb")
    os.remove("large")
    os.posix_fallocate(file.fileno(), 0, 60 << 20)
    kept.append(file)
time.sleep(1.5)
raise RuntimeError("it filled 2 GiB")
