import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 298, "aarch64": 241}[os.uname().machine]
result = libc.syscall(number, bytes(128), -1, 0, -1, 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
