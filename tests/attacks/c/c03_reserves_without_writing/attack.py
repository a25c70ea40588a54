import os

size = 1 << 30
through = []
with open("hole", "w+b") as file, open("source", "w+b") as source:
    source.write(bytes(1 << 16))
    source.flush()
    descriptor, other = file.fileno(), source.fileno()
    ways = {
        "truncate": lambda: os.truncate("hole", size),
        "ftruncate": lambda: os.ftruncate(descriptor, size),
        "fallocate": lambda: os.posix_fallocate(descriptor, 0, size),
        "fallocate at its end": lambda: os.posix_fallocate(descriptor, size, 4096),
        "pwrite": lambda: os.pwrite(descriptor, b"x", size),
        "pwritev": lambda: os.pwritev(descriptor, [b"x"], size),
        "copy_file_range": lambda: os.copy_file_range(other, descriptor, 1 << 16, 0, size),
        "sendfile": lambda: (os.lseek(descriptor, size, 0), os.sendfile(descriptor, other, 0, 9)),
    }
    for name, way in ways.items():
        try:
            way()
        except OSError:
            continue
        through.append(name)
os.remove("hole")
os.remove("source")
if through:
    raise RuntimeError(f"past the limit by {through}")
