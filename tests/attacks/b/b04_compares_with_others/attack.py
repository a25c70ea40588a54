import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 312, "aarch64": 272}[os.uname().machine]
result = libc.syscall(number, os.getpid(), os.getppid(), 0, 3, 3)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
