try:
    open("/dev/shm/nnkit-attack-f02", "w").write("42")
except OSError:
    pass
else:
    raise RuntimeError("it wrote")
