import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if os.uname().machine == "x86_64":
    result = libc.syscall(0x40000002, b"/etc/passwd", 0, 0)
else:  # this machine has one set of numbers only
    result = libc.unshare(0)
raise RuntimeError(f"it came back: {result}, {os.strerror(ctypes.get_errno())}")
