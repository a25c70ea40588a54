import os

for _ in range(1000):
    try:
        pid = os.fork()
    except OSError:
        break
    if pid == 0:
        os._exit(0)
else:
    raise RuntimeError("it forked")
