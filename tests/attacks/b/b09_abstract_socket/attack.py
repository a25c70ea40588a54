import socket

for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    try:
        server = socket.socket(socket.AF_UNIX, kind)
        server.bind("\0nnkit-attack")
        if kind == socket.SOCK_STREAM:
            server.listen()
        socket.socket(socket.AF_UNIX, kind).connect("\0nnkit-attack")
    except OSError:
        continue
    raise RuntimeError("connected")
