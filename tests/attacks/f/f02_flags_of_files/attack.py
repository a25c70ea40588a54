import fcntl
import os
import struct

GET_FLAGS, SET_FLAGS, GET_VERSION, SET_VERSION, CLONE, ATTRIBUTES = 0x80086601, 0x40086602, 0x80087601, 0x40087602, 0x40049409, 0x801C581F
open("own", "w").close()
READ, WRITE = (GET_FLAGS, GET_VERSION, ATTRIBUTES), (SET_FLAGS, SET_VERSION, CLONE)
for path, requests in ((os.__file__, READ), ("own", READ + WRITE)):
    descriptor = os.open(path, os.O_RDONLY)
    for request in requests:
        try:
            fcntl.ioctl(descriptor, request, struct.pack("7I", *[0] * 7))
        except OSError as error:
            if error.errno == 1:
                continue
        raise RuntimeError(f"{request:#x} reached the file system")
