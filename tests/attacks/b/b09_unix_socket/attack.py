import socket

try:
    server = socket.socket(socket.AF_UNIX)
    server.bind("door")
    server.listen()
    socket.socket(socket.AF_UNIX).connect("door")
except OSError:
    pass
else:
    raise RuntimeError("connected")
