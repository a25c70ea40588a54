import os
import signal

own = os.getpid()
for pid in (-1, 0, os.getppid(), 1, -own, *range(2, 200)):
    if pid == own:
        continue
    try:
        os.kill(pid, 0)
    except OSError:
        continue
    raise RuntimeError(f"may signal {pid}")
try:
    os.killpg(0, 0)
except OSError:
    pass
else:
    raise RuntimeError("may signal its group")
