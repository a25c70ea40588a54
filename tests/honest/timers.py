"""sched, threading.Timer, signal.setitimer and pthread names."""
import sched
import signal
import threading
import time

import torch

ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.01)
planner = sched.scheduler(time.monotonic, time.sleep)
planner.enter(0.02, 1, ticks.append, ["planned"])
planner.run()
threading.current_thread().name = "student"
print(threading.get_native_id(), threading.enumerate(), ticks)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
