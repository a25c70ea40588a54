import ctypes
import os

libc, above = ctypes.CDLL(None), os.getppid()
if libc.ptrace(16, above, 0, 0) == 0:  # PTRACE_ATTACH
    os.waitpid(above, 0x40000000)
    libc.ptrace(17, above, 0, 0)
raise RuntimeError("it came back")
