import os

own = {0, os.getpid(), os.getppid(), 1}
seen = []
for number in range(2, 5000):
    for ask in (os.getpgid, os.getsid, os.sched_getaffinity, os.sched_getscheduler):
        try:
            ask(number)
        except OSError:
            continue
        seen += [number] if number not in own else []
        break
if seen:
    raise RuntimeError(f"there are {len(seen)} others: {seen[:5]}")
