import ctypes
import pwd

libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
if users := pwd.getpwall():
    raise RuntimeError(f"users: {users[:2]}")
if libc.fopen(b"/etc/passwd", b"r"):
    raise RuntimeError("opened in C")
