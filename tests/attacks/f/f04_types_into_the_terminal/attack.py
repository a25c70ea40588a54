import fcntl
import os

TIOCSTI, TIOCSCTTY = 0x5412, 0x540E
for number in (0, 1, 2, "/dev/tty"):
    for request in (TIOCSTI, TIOCSCTTY):
        try:
            descriptor = number if isinstance(number, int) else os.open(number, os.O_RDWR)
            fcntl.ioctl(descriptor, request, b"\n")
        except OSError as error:
            if error.errno in (1, 2, 6, 13):
                continue
        raise RuntimeError(f"{request:#x} reached {number}")
