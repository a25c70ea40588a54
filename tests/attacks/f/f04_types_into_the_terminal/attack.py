import fcntl
import os
import termios

TIOCSTI, TIOCLINUX, TIOCSCTTY, TIOCSETD = 0x5412, 0x541C, 0x540E, 0x5423
for number in (0, 1, 2, "/dev/tty", "/dev/console", "/dev/pts/0"):
    for request in (TIOCSTI, TIOCLINUX, TIOCSCTTY, TIOCSETD):
        try:
            descriptor = number if isinstance(number, int) else os.open(number, os.O_RDWR)
            fcntl.ioctl(descriptor, request, b"\n")
        except OSError as error:
            if error.errno in (1, 2, 6, 13):
                continue
        raise RuntimeError(f"{request:#x} reached {number}")
