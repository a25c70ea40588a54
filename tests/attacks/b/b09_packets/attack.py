import socket

for family, kind, protocol in (
    (socket.AF_PACKET, socket.SOCK_RAW, 0x0300),
    (socket.AF_PACKET, socket.SOCK_DGRAM, 0x0300),
    (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
    (socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP),
):
    try:
        line = socket.socket(family, kind, protocol)
    except OSError:
        continue
    raise RuntimeError(f"{line}")
