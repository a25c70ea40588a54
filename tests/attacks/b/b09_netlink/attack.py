import socket
import struct

try:
    line = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
    line.send(struct.pack("IHHII", 20, 18, 0x301, 1, 0) + b"\0\0\0\0")
    data = line.recv(4096)
except OSError:
    pass
else:
    raise RuntimeError(f"{len(data)} bytes of devices")
