import fcntl
import os
import socket

PIECE = bytes(1 << 16)
kept, total = [], 0


def fill(descriptor):
    filled = 0
    os.set_blocking(descriptor, False)
    try:
        while filled < 1 << 24:
            filled += os.write(descriptor, PIECE)
    except OSError:
        pass
    return filled


try:
    while total < 1 << 31:
        reading, writing = os.pipe()
        kept += [reading, writing]
        try:
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 1 << 20)
        except OSError:
            pass
        total += fill(writing)
        one, other = (each.detach() for each in socket.socketpair())
        kept += [one, other]
        total += fill(one) + fill(other)
except OSError:
    pass
for descriptor in kept:
    os.close(descriptor)
if total > 1 << 28:
    raise RuntimeError(f"it filled {total >> 20} MiB")
