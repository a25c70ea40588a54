import os

for pid in (-1, 0, os.getppid(), 1):
    try:
        found = os.waitpid(pid, os.WNOHANG)
    except OSError:
        continue
    raise RuntimeError(f"{found}")
