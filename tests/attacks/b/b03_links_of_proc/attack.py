import os

for number in ("self", "1", os.getppid()):
    for link in ("root/etc/passwd", "root/etc/hostname", "fd/3", "exe"):
        place = f"/proc/{number}/{link}"
        try:
            found = os.read(os.open(place, os.O_RDONLY | os.O_NONBLOCK), 9)
        except OSError:
            continue
        raise RuntimeError(f"{place}: {found}")
for place in ("/dev/fd/3", "/dev/tty"):
    try:
        os.close(os.open(place, os.O_RDONLY | os.O_NONBLOCK))
    except OSError:
        continue
    raise RuntimeError(f"opened {place}")
