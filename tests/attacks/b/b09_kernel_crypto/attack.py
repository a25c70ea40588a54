import socket

try:
    line = socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET, 0)
    line.bind(("hash", "sha256"))
except OSError:
    pass
else:
    raise RuntimeError("a hash of the kernel's")
