import ctypes
import os

ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0)  # PTRACE_ATTACH
raise RuntimeError("it came back")
