import os
import stat

for kind, number in ((stat.S_IFBLK, os.makedev(254, 0)), (stat.S_IFCHR, os.makedev(1, 1))):
    try:
        os.mknod("device", kind | 0o600, number)
    except OSError:
        continue
    raise RuntimeError("it made a device")
