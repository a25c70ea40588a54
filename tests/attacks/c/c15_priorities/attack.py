import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
ioprio_set = {"x86_64": 251, "aarch64": 30}[platform.machine()]
sched_setattr = {"x86_64": 314, "aarch64": 274}[platform.machine()]
attributes = (ctypes.c_uint32 * 14)(56, 3)


def answer(value):
    if value < 0:
        raise OSError


WAYS = {
    "nice": lambda: os.nice(-5),
    "nice, lower": lambda: os.nice(5),
    "setpriority": lambda: os.setpriority(os.PRIO_PROCESS, 0, -5),
    "setpriority of the parent": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
    "setpriority of the user": lambda: os.setpriority(os.PRIO_USER, 0, 19),
    "affinity": lambda: os.sched_setaffinity(0, os.sched_getaffinity(0)),
    "affinity of the parent": lambda: os.sched_setaffinity(os.getppid(), {0}),
    "FIFO": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
    "BATCH": lambda: os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0)),
    "IDLE": lambda: os.sched_setscheduler(os.getppid(), os.SCHED_IDLE, os.sched_param(0)),
    "parameters": lambda: os.sched_setparam(0, os.sched_param(0)),
    "attributes": lambda: answer(libc.syscall(sched_setattr, 0, attributes, 0)),
    "ioprio": lambda: answer(libc.syscall(ioprio_set, 1, 0, (1 << 13) | 4)),
    "locked memory": lambda: answer(libc.mlockall(3)),
    "score of the OOM killer": lambda: open("/proc/self/oom_score_adj", "w").write("-1000"),
    "cgroup": lambda: open("/sys/fs/cgroup/cgroup.procs", "w").write("0"),
}
through = []
for name, way in WAYS.items():
    try:
        way()
    except OSError:
        continue
    through.append(name)
if through:
    raise RuntimeError(f"it changed {through}")
