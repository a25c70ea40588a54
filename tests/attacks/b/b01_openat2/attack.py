import ctypes
import struct

libc = ctypes.CDLL(None, use_errno=True)
how = struct.pack("QQQ", 0, 0, 0)
descriptor = libc.syscall(437, -100, b"/etc/passwd", how, 24)
if descriptor != -1:
    raise RuntimeError(f"opened as {descriptor}")
