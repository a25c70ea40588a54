import os

path = os.__file__
now = os.stat(path)
times = (now.st_atime_ns, now.st_mtime_ns)
descriptor = os.open(path, os.O_RDONLY)
for attempt in (lambda: os.utime(path, (1, 1)), lambda: os.utime(descriptor, (1, 1)), lambda: os.utime(path)):
    try:
        attempt()
    except OSError:
        continue
    if os.stat(path).st_mtime_ns == times[1]:
        continue
    os.utime(path, ns=times)
    raise RuntimeError(f"changed the times of {path}")
