import ctypes
import struct

libc = ctypes.CDLL(None, use_errno=True)
SOCKET, CREDENTIALS, GROUPS, LABEL = 1, 17, 59, 31  # SOL_SOCKET; SO_PEERCRED, -GROUPS, -SEC
for option in (CREDENTIALS, GROUPS, LABEL):
    answer, size = ctypes.create_string_buffer(256), ctypes.c_uint(256)
    if libc.getsockopt(3, SOCKET, option, answer, ctypes.byref(size)) == 0 and size.value:
        said = answer.raw[: size.value]
        if option != CREDENTIALS or struct.unpack("iII", said)[0]:
            raise RuntimeError(f"option {option} says {said.hex()}")
