import os

for make in (lambda: os.mkfifo("pipe"), lambda: os.mknod("pipe")):
    try:
        make()
    except OSError:
        continue
    raise RuntimeError("a pipe with a name")
