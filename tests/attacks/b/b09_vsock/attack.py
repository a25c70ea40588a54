import socket

try:
    line = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
except OSError:
    pass
else:
    raise RuntimeError(f"{line}")
