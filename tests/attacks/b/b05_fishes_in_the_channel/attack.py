import os
import socket

line = socket.socket(fileno=os.dup(3))
try:
    data, beside, _, _ = line.recvmsg(4096, 4096, socket.MSG_DONTWAIT | socket.MSG_PEEK)
except OSError:
    pass
else:
    if beside or data:
        raise RuntimeError(f"{data[:20]}, {beside}")
os.close(line.detach())
