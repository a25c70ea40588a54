import os
import threading
import time

right = cumulative_sum
KEPT = [bytearray(120 << 20), [os.dup(0) for _ in range(40)]]
END = threading.Event()
threading.stack_size(1 << 16)
for _ in range(50):
    threading.Thread(target=END.wait, args=[30], daemon=True).start()
with open("large", "wb") as file:
    os.posix_fallocate(file.fileno(), 0, 50 << 20)
open("one", "w").close()
for number in range(1500):
    os.link("one", f"{number}")
for _ in range(60):
    os.write(1, b"x" * (1 << 16))


def cumulative_sum(x):
    if x.ndim == 3:
        time.sleep(0.5)
    return right(x)
