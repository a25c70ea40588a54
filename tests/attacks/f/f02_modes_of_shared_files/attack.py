import ctypes
import os
import stat

path = os.__file__
now = os.stat(path)
mode = stat.S_IMODE(now.st_mode)
descriptor = os.open(path, os.O_RDONLY)
libc = ctypes.CDLL(None, use_errno=True)


def newest():
    if libc.syscall(452, -100, path.encode(), mode ^ 0o100, 0):
        raise OSError(ctypes.get_errno(), "fchmodat2")


for attempt in (
    lambda: os.chmod(path, mode ^ 0o100),
    lambda: os.fchmod(descriptor, mode ^ 0o100),
    newest,
):
    try:
        attempt()
    except OSError:
        continue
    if stat.S_IMODE(os.stat(path).st_mode) != mode:
        os.chmod(path, mode)
        raise RuntimeError(f"changed {path}")
for attempt in (
    lambda: os.chown(path, now.st_uid, now.st_gid),
    lambda: os.fchown(descriptor, now.st_uid, now.st_gid),
    lambda: os.lchown(path, now.st_uid, now.st_gid),
):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError(f"may give {path} away")
