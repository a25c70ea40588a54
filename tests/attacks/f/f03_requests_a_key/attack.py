import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 249, "aarch64": 218}[os.uname().machine]
result = libc.syscall(number, b"user", b"nnkit-attack", b"", -2)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
