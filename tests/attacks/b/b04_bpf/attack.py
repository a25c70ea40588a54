import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 321, "aarch64": 280}[os.uname().machine]
result = libc.syscall(number, 0, bytes(128), 128)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
