import ctypes
import socket

line, other = socket.socketpair()
libc = ctypes.CDLL(None, use_errno=True)
attempts = (
    lambda: line.bind("\0nnkit-attack"),
    lambda: line.listen(),
    lambda: line.connect("\0nnkit-attack"),
    lambda: line.sendto(b"42", "\0nnkit-attack"),
    lambda: line.sendmsg([b"42"], [], 0, "\0nnkit-attack"),
    lambda: line.setsockopt(socket.SOL_SOCKET, 16, 1),  # SO_PASSCRED
    lambda: line.accept(),
    lambda: socket.send_fds(other, [b"42"], [0]),
)
for number, attempt in enumerate(attempts):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError(f"attempt {number}")
