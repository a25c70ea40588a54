import socket

try:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 53))  # sends nothing: an address for documents
        own = line.getsockname()
except OSError:
    pass
else:
    raise RuntimeError(f"there is a way out, from {own}")
