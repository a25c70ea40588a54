import threading
import time

threading.stack_size(1 << 16)
try:
    for _ in range(500):
        threading.Thread(target=time.sleep, args=[5], daemon=True).start()
except RuntimeError:  # those that there are stay
    pass
time.sleep(1.5)
