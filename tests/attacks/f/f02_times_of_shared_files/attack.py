import os

path = os.__file__
now = os.stat(path)
times = (now.st_atime_ns, now.st_mtime_ns)
descriptor = os.open(path, os.O_RDONLY)
for attempt in (lambda: os.utime(path, ns=times), lambda: os.utime(descriptor, ns=times), lambda: os.utime(path)):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError(f"changed the times of {path}")
