import fcntl
import os
import struct

for path in (os.__file__, "/dev/null", "/dev/zero"):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, 4242)
        fcntl.fcntl(descriptor, fcntl.F_GETLK, struct.pack("hhqqi4x", 1, 0, 0, 0, 0))
    except OSError:
        continue
    raise RuntimeError(f"asked who holds {path}")
