import os

for place in ("/tmp", "/dev/shm", "/var/tmp", "/", os.path.dirname(os.environ["TMPDIR"])):
    try:
        os.close(os.open(place, os.O_TMPFILE | os.O_RDWR, 0o600))
    except OSError:
        continue
    raise RuntimeError(f"made in {place}")
