import os

for pid in (os.getppid(), 1, os.getpid()):
    try:
        os.pidfd_open(pid)
    except OSError:
        continue
    raise RuntimeError(f"a descriptor of process {pid}")
