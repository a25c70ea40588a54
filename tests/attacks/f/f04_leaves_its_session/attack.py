import os

for attempt in (os.setsid, lambda: os.setpgid(0, 0), lambda: os.setpgid(0, os.getppid()), lambda: os.setpgid(os.getppid(), 0)):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("it left")
