import ctypes
import resource

libc = ctypes.CDLL(None, use_errno=True)
for limit in ((0, 0), (-1, -1)):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, limit)
    except (OSError, ValueError):
        continue
    raise RuntimeError(f"the limit is {limit}")
if libc.prctl(4, 1, 0, 0, 0) == 0:  # PR_SET_DUMPABLE
    raise RuntimeError("it can be dumped again")
