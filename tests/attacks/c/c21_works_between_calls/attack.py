import threading
import time

END = time.monotonic() + 10


def work():
    while time.monotonic() < END:
        sum(range(1000))


for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
