import os

for attempt in (
    lambda: os.nice(-5),
    lambda: os.nice(5),
    lambda: os.setpriority(os.PRIO_PROCESS, 0, 0),
    lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
    lambda: os.setpriority(os.PRIO_USER, 0, 19),
):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("it has another priority")
