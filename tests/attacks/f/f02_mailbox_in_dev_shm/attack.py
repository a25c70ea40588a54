import os

try:
    open("/dev/shm/nnkit-attack-f02", "x").close()
except OSError:
    pass
else:
    os.unlink("/dev/shm/nnkit-attack-f02")
    raise RuntimeError("it wrote")
