import os

own = os.environ["TMPDIR"]
for folder in ("/tmp", "/var/tmp", "/run", "/var/run", "/var/cache", "/var/log", "/var/spool", "/dev/shm", "/run/lock"):
    for place, _, names in os.walk(folder):
        for name in names if not place.startswith(own) else ():
            path = os.path.join(place, name)
            try:
                descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            except OSError:
                continue
            if not path.startswith(tuple(__import__("sys").path)):
                raise RuntimeError(f"opened {path}")
            os.close(descriptor)
