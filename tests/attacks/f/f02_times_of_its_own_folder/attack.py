import os

open("own", "w").close()
for attempt in (lambda: os.utime("own", (0, 0)), lambda: os.chmod("own", 0o6777), lambda: os.chmod(".", 0)):
    try:
        attempt()
    except OSError:
        continue
    if os.stat("own").st_mtime == 0 or os.stat("own").st_mode & 0o6000 or not os.stat(".").st_mode & 0o777:
        raise RuntimeError("changed")
