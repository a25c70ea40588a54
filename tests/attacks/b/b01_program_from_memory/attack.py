import os

try:
    descriptor = os.memfd_create("program")
    os.write(descriptor, open("/lib64/ld-linux-x86-64.so.2", "rb").read())
    os.execve(descriptor, ["program", "--version"], {})
except (OSError, NotImplementedError):
    pass
