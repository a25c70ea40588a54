import os
import time

for number in range(32):
    with open(f"large{number}", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 60 << 20)
time.sleep(1.5)
raise RuntimeError("it filled 2 GiB")
