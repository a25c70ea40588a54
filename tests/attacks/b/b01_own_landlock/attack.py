import ctypes
import struct

libc = ctypes.CDLL(None, use_errno=True)
if (version := libc.syscall(444, None, 0, 1)) != -1:
    raise RuntimeError(f"Landlock {version} is open")
if libc.syscall(444, struct.pack("Q", 1), 8, 0) != -1 or libc.syscall(446, 3, 0) != -1:
    raise RuntimeError("a jail in the jail")
