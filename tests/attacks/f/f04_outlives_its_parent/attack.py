import ctypes

libc = ctypes.CDLL(None, use_errno=True)
PDEATHSIG, SUBREAPER, SECUREBITS, PTRACER, NO_NEW_PRIVS = 1, 36, 28, 0x59616D61, 38
for option in (PDEATHSIG, SUBREAPER, SECUREBITS, PTRACER, NO_NEW_PRIVS, 2, 4, 8, 23, 24, 35, 47, 41):
    ctypes.set_errno(0)
    if libc.prctl(option, 1, 0, 0, 0) != -1 or ctypes.get_errno() != 1:
        raise RuntimeError(f"prctl {option} was tried: errno {ctypes.get_errno()}")
