import ctypes
import os

open("program", "w").write("#!/bin/sh\nexit 0\n")
os.close(os.open("program", os.O_RDONLY))
libc = ctypes.CDLL(None, use_errno=True)
arguments = (ctypes.c_char_p * 2)(b"program", None)
if libc.execveat(-100, b"program", arguments, arguments, 0) != -1:
    raise RuntimeError("it ran")
try:
    os.chmod("program", 0o755)
except OSError:
    pass
if os.stat("program").st_mode & 0o111:
    raise RuntimeError("it may be run")
