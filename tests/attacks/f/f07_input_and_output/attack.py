import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
x86 = os.uname().machine == "x86_64"
for number, arguments in ((251 if x86 else 30, (1, 0, 1 << 13)), (252 if x86 else 31, (1, os.getppid())),
                          (162 if x86 else 81, ()), (306 if x86 else 267, (3,)), (206 if x86 else 0, (8, bytes(8)))):
    ctypes.set_errno(0)
    if libc.syscall(number, *arguments) != -1 or ctypes.get_errno() != 1:
        raise RuntimeError(f"call {number} was tried: errno {ctypes.get_errno()}")
