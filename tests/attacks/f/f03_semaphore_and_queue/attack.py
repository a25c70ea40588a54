import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for make, remove in (
    (lambda: libc.semget(0x6E6E6B, 1, 0o1600), lambda number: libc.semctl(number, 0, 0)),
    (lambda: libc.msgget(0x6E6E6B, 0o1600), lambda number: libc.msgctl(number, 0, None)),
):
    number = make()
    if number != -1:
        remove(number)
        raise RuntimeError(f"mailbox {number}")
