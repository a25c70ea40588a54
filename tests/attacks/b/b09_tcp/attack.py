import socket

try:
    server = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(server.getsockname(), timeout=0.5)
except OSError:
    pass
else:
    raise RuntimeError(f"connected to {client.getpeername()}")
