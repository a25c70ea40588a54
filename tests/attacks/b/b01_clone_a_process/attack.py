import ctypes
import multiprocessing
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
clone3 = struct.pack("11Q", 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0)
for call in (lambda: libc.syscall(number, 17, 0, 0, 0, 0), lambda: libc.syscall(435, clone3, 88)):
    pid = call()
    if pid == 0:
        os._exit(0)
    if pid != -1:
        os.waitpid(pid, 0)
        raise RuntimeError(f"process {pid}")
try:
    multiprocessing.get_context("fork").Process(target=print).start()
except OSError:
    pass
else:
    raise RuntimeError("a process started")
