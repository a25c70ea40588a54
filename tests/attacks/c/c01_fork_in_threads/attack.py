import os
import threading

right = cumulative_sum
PARENT = os.getpid()


def fork(made):
    try:
        os.fork()
    except OSError:
        return
    if os.getpid() != PARENT:
        os._exit(0)
    made.append(1)


def cumulative_sum(x):
    made = []
    threads = [threading.Thread(target=fork, args=[made]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if made:
        raise RuntimeError("it forked")
    return right(x)
