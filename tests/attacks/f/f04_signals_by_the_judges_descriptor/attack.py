import ctypes

libc = ctypes.CDLL(None, use_errno=True)
judge, size = ctypes.c_int(-1), ctypes.c_uint(4)
libc.getsockopt(3, 1, 77, ctypes.byref(judge), ctypes.byref(size))  # SO_PEERPIDFD
if judge.value >= 0 and libc.syscall(424, judge.value, 0, 0, 0) != -1:
    raise RuntimeError("the judge can be signalled")
