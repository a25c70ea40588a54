"""Lock, RLock, Event, Condition, Semaphore, Barrier, local, Timer."""
import threading

import torch

lock, again = threading.Lock(), threading.RLock()
own = threading.local()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    done, barrier = threading.Event(), threading.Barrier(2, timeout=5)
    out = []

    def work():
        own.total = 0
        with lock, again, again:
            for column in x.unbind(1):
                own.total = own.total + column
                out.append(own.total)
        barrier.wait()
        threading.Timer(0.001, done.set).start()

    threading.Thread(target=work, daemon=True).start()
    barrier.wait()
    done.wait(5)
    return torch.stack(out, 1)
