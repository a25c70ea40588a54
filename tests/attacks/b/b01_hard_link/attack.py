import os

for take in (os.link, os.rename):
    try:
        take("/etc/hostname", "taken")
    except OSError:
        continue
    if take is os.rename:
        os.rename("taken", "/etc/hostname")
    raise RuntimeError(f"{take.__name__}: it is here")
