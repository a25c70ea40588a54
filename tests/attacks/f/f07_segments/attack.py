import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 154, "aarch64": 161}[os.uname().machine]  # there: sethostname
result = libc.syscall(number, 1, bytes(16), 0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
