import ctypes
import resource

if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
    raise RuntimeError("a core may be written")
if ctypes.CDLL(None).prctl(3, 0, 0, 0, 0):  # PR_GET_DUMPABLE
    raise RuntimeError("it can be dumped")
