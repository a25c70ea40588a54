import ctypes
import fcntl
import os

libc = ctypes.CDLL(None, use_errno=True)
descriptor, folder = os.open(os.__file__, os.O_RDONLY), os.open("/usr/lib", os.O_RDONLY)
for attempt in (
    lambda: fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK),
    lambda: fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT),
):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("it will be told")
if libc.inotify_init() != -1 or libc.inotify_init1(0) != -1:
    raise RuntimeError("inotify is open")
