import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
NEW_USER, NEW_MOUNT, FILES, SIGCHLD = 0x10000000, 0x20000, 0x400, 17
for flags in (NEW_USER | SIGCHLD, NEW_USER | NEW_MOUNT | SIGCHLD, FILES | SIGCHLD, 0x4000 | SIGCHLD):
    pid = libc.syscall(number, flags & ~0x4000, 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)
    if pid != -1:
        os.waitpid(pid, 0)
        raise RuntimeError(f"process {pid} by {flags:#x}")
# A thread cannot have a user namespace of its own: the kernel says EINVAL by itself.
if libc.syscall(number, 0x10000 | 0x800 | 0x100 | NEW_USER, 0, 0, 0, 0) != -1:
    raise RuntimeError("a thread in a namespace of its own")
