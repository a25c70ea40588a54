import fcntl
import os
import struct

READ, WRITE, OFD_GET, OFD_SET = 0, 1, 36, 37
for path in (os.__file__, "/dev/null", "/dev/zero"):
    mine = os.open(path, os.O_RDONLY)
    friends = os.open(path, os.O_RDONLY)
    message = struct.pack("hhqqi4x", READ, 0, 4242, 1, 0)
    asked = struct.pack("hhqqi4x", WRITE, 0, 0, 0, 0)
    try:
        fcntl.fcntl(mine, OFD_SET, message)
        heard = struct.unpack("hhqqi4x", fcntl.fcntl(friends, OFD_GET, asked))
    except OSError:
        continue
    if heard[2] == 4242:
        raise RuntimeError(f"{path} says {heard[2]}")
