import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 314, "aarch64": 274}[os.uname().machine]
for attempt in (
    lambda: os.sched_setaffinity(0, {0}),
    lambda: os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid())),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
    lambda: os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0)),
    lambda: os.sched_setparam(0, os.sched_param(0)),
):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("it is scheduled otherwise")
if libc.syscall(number, 0, struct.pack("IIQiIQQQ", 48, 0, 0, 0, 0, 0, 0, 0), 0) != -1:
    raise RuntimeError("sched_setattr is open")
