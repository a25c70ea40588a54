import socket

for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW):
    try:
        line, _ = socket.socketpair(socket.AF_UNIX, kind)
    except OSError:
        continue
    try:
        line.sendto(b"42", "\0nnkit-attack-nobody")
    except OSError as error:
        raise RuntimeError(f"it looked for the name: {error}") from None
