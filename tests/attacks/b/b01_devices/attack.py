import glob
import os

usual = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"}
guessed = ("mem", "kmem", "port", "kmsg", "tty", "console", "ptmx", "fuse", "kvm", "net/tun", "sda",
           "vda", "nvme0n1", "loop0", "loop-control", "mapper/control", "pts/0", "vsock", "uinput")
for path in {*glob.glob("/dev/*"), *(f"/dev/{name}" for name in guessed)} - usual:
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    except OSError:
        continue
    raise RuntimeError(f"opened {path}")
