import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
event = struct.pack("qiii44x", 0, 9, 4, os.getppid())  # SIGEV_THREAD_ID
timer = ctypes.c_void_p()
number = {"x86_64": 222, "aarch64": 107}[os.uname().machine]
if libc.syscall(number, 1, event, ctypes.byref(timer)) == 0 or libc.signalfd(-1, bytes(128), 0) != -1:
    raise RuntimeError("a timer that signals")
