import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.mq_open(b"/nnkit-attack", os.O_CREAT | os.O_RDWR, 0o600, None) != -1:
    libc.mq_unlink(b"/nnkit-attack")
    raise RuntimeError("a queue")
