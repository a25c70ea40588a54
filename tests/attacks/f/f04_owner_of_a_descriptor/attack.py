import ctypes
import fcntl
import os
import signal
import struct

libc = ctypes.CDLL(None, use_errno=True)
reading, writing = os.pipe()
F_SETOWN, F_SETSIG, F_SETOWN_EX = 8, 10, 15
FIOSETOWN, SIOCSPGRP, FIOASYNC = 0x8901, 0x8902, 0x5452
for target in (os.getppid(), 1, -1, os.getpid()):
    for attempt in (
        lambda: fcntl.fcntl(reading, F_SETOWN, target),
        lambda: fcntl.fcntl(reading, F_SETSIG, signal.SIGKILL),
        lambda: fcntl.fcntl(reading, F_SETOWN_EX, struct.pack("ii", 1, target)),
        lambda: fcntl.ioctl(3, FIOSETOWN, struct.pack("i", target)),
        lambda: fcntl.ioctl(3, SIOCSPGRP, struct.pack("i", target)),
        lambda: fcntl.ioctl(reading, FIOASYNC, struct.pack("i", 1)),
    ):
        try:
            attempt()
        except OSError:
            continue
        raise RuntimeError(f"signals go to {target}")
