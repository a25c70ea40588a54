import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 317, "aarch64": 277}[os.uname().machine]
allow = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0x7FFF0000))
program = struct.pack("HxxxxxxQ", 1, ctypes.addressof(allow))
if libc.syscall(number, 1, 0, program) != -1 or libc.prctl(22, 2, program) != -1:
    raise RuntimeError("it is in")
