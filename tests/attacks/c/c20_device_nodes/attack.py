import os
import stat

FREE = {"null", "zero", "full", "random", "urandom"}
names = {"nvidia0", "nvidiactl", "nvidia-uvm", "dxg", "kfd", "dri/card0", "dri/renderD128", "mem",
         "kmsg", "kvm", "fuse", "sda", "vda", "nvme0n1", "loop-control", "ptmx", "tty", "console",
         "net/tun", "vhost-net", "vsock", "snd/timer", "input/event0", "hpet", "port"}
for folder, _, files in os.walk("/dev"):
    names |= {os.path.relpath(os.path.join(folder, name), "/dev") for name in files}
opened = []
for name in sorted(names - FREE):
    for flags in (os.O_RDONLY, os.O_RDWR):
        try:
            descriptor = os.open(f"/dev/{name}", flags | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError:
            continue
        kind = os.fstat(descriptor).st_mode
        os.close(descriptor)
        if stat.S_ISCHR(kind) or stat.S_ISBLK(kind):
            opened.append(name)
for kind in (stat.S_IFCHR, stat.S_IFBLK):
    try:
        os.mknod("device", kind | 0o600, os.makedev(1, 1))
        opened.append("one that it made")
    except OSError:
        pass
if opened:
    raise RuntimeError(f"it opened {opened}")
