import ctypes
import os
import threading

ctypes_call = ctypes.CDLL(None).ptrace
thread = threading.Thread(target=ctypes_call, args=(0x4206, os.getppid(), 0, 0))  # PTRACE_SEIZE
thread.start()
thread.join()
raise RuntimeError("it came back")
