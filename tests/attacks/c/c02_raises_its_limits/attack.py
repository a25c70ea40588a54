import ctypes
import os
import resource

libc = ctypes.CDLL(None, use_errno=True)
through = []
for name in ("AS", "CPU", "FSIZE", "NOFILE", "CORE", "NPROC", "DATA", "STACK", "NICE", "RTPRIO"):
    what = getattr(resource, f"RLIMIT_{name}")
    ways = {
        "setrlimit": lambda: resource.setrlimit(what, (-1, -1)),
        "prlimit": lambda: resource.prlimit(os.getpid(), what, (-1, -1)),
        "prlimit of 0": lambda: resource.prlimit(0, what, (-1, -1)),
        "prlimit of the parent": lambda: resource.prlimit(os.getppid(), what, (-1, -1)),
    }
    for way, try_it in ways.items():
        try:
            try_it()
        except (OSError, ValueError):
            continue
        through.append((name, way))
    new = (ctypes.c_uint64 * 2)(2**64 - 1, 2**64 - 1)
    if libc.setrlimit(what, new) == 0 or libc.prlimit(0, what, new, None) == 0:
        through.append((name, "libc"))
if through:
    raise RuntimeError(f"it raised {through}")
