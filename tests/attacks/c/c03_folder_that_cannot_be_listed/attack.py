import os
import time

os.mkdir("hidden", 0o300)
for number in range(32):
    with open(f"hidden/large{number}", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 60 << 20)
time.sleep(1.5)
raise RuntimeError("it filled 2 GiB")
