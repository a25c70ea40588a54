import socket

for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as line:
            line.bind((host, 0))
            line.sendto(b"42", line.getsockname())
            data = line.recv(2, socket.MSG_DONTWAIT)
    except OSError:
        continue
    raise RuntimeError(f"got {data}")
