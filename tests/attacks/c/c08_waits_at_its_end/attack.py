import atexit
import threading
import time


class Slow:
    def __del__(self):
        time.sleep(30)


kept = Slow()
atexit.register(time.sleep, 30)
threading.Thread(target=time.sleep, args=[30]).start()  # which Python would wait for
