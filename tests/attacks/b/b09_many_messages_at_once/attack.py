import ctypes
import socket

libc = ctypes.CDLL(None, use_errno=True)
line, other = socket.socketpair()
messages = bytes(128)
if libc.sendmmsg(line.fileno(), messages, 1, 0) != -1 or libc.recvmmsg(other.fileno(), messages, 1, 64, None) != -1:
    raise RuntimeError("it is open")
