import os

open("own", "w").close()
for attempt in (lambda: os.utime("own", (0, 0)), lambda: os.chmod("own", 0o6777), lambda: os.chmod(".", 0)):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError("changed")
