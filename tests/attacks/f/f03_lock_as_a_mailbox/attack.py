import fcntl
import os

for path in (os.__file__, "/dev/null", "/usr/lib"):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        continue
    raise RuntimeError(f"locked {path}")
