import ctypes

ctypes.CDLL(None).ptrace(0, 0, 0, 0)  # PTRACE_TRACEME
raise RuntimeError("it came back")
