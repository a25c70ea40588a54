import os
import time


def go_on():
    """The grandchild of a box that fails: it writes, and ends after two seconds."""
    for folder in ("/dev/shm", "/tmp"):
        try:
            open(f"{folder}/nnkit-attack-c10", "w").close()
        except OSError:
            pass
    time.sleep(2)
    os._exit(0)


through = []
for name, call in {
    "setsid": os.setsid,
    "setpgid": lambda: os.setpgid(0, os.getppid()),
    "setpgrp": os.setpgrp,
    "tcsetpgrp": lambda: os.tcsetpgrp(0, os.getpid()),
}.items():
    try:
        call()
    except OSError:
        continue
    through.append(name)
try:
    if os.fork() == 0:
        if os.fork() == 0:
            go_on()
        os._exit(0)
    through.append("fork")
except OSError:
    pass
if through:
    raise RuntimeError(f"it did {through}")
