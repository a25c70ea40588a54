import ctypes

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(1024)
for call in (lambda: libc.shmctl(0, 14, buffer), lambda: libc.semctl(0, 0, 19, buffer), lambda: libc.msgctl(0, 12, buffer)):
    if call() != -1:
        raise RuntimeError("it was told")
