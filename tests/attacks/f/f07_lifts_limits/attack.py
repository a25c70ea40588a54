import ctypes
import os
import resource

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 160, "aarch64": 164}[os.uname().machine]
for what in range(16):
    soft, hard = resource.getrlimit(what)
    for limit in ((soft, hard), (hard, hard), (-1, -1)):
        for attempt in (lambda: resource.setrlimit(what, limit), lambda: resource.prlimit(0, what, limit),
                        lambda: resource.prlimit(os.getppid(), what), lambda: resource.prlimit(os.getppid(), what, limit)):
            try:
                attempt()
            except (OSError, ValueError):
                continue
            raise RuntimeError(f"limit {what} is {limit}")
if libc.syscall(number, 4, bytes(16)) == 0:
    raise RuntimeError("setrlimit is open")
