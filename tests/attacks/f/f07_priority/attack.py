import os

for attempt in (
    lambda: os.nice(-5),
    lambda: os.nice(5),
    lambda: os.setpriority(os.PRIO_PROCESS, 0, 0),
    lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), os.getpriority(os.PRIO_PROCESS, os.getppid())),
    lambda: os.setpriority(os.PRIO_PGRP, 0, 5),
):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("it has another priority")
