import os

path = os.__file__
size = os.stat(path).st_size
descriptor = os.open(path, os.O_RDONLY)
for attempt in (lambda: os.truncate(path, size), lambda: os.ftruncate(descriptor, size), lambda: os.posix_fallocate(descriptor, 0, 1)):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("changed")
