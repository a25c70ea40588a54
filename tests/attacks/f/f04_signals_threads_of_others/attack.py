import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
x86 = os.uname().machine == "x86_64"
parent, info = os.getppid(), bytes(128)
for name, number, arguments in (
    ("tgkill", 234 if x86 else 131, (parent, parent, 0)),
    ("tkill", 200 if x86 else 130, (parent, 0)),
    ("rt_sigqueueinfo", 129 if x86 else 138, (parent, 0, info)),
    ("rt_tgsigqueueinfo", 297 if x86 else 240, (parent, parent, 0, info)),
    ("pidfd_send_signal", 424, (0, 0, 0, 0)),
):
    ctypes.set_errno(0)
    if libc.syscall(number, *arguments) != -1 or ctypes.get_errno() != 1:
        raise RuntimeError(f"{name} was tried: errno {ctypes.get_errno()}")
