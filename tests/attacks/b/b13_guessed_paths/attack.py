import os
import sys

guessed = ("/etc/passwd", "/etc/shadow", "/root", "/home", "/var/log", "/etc/hostname", "/boot", "/srv", "/opt",
           "/var/lib", "/etc/ssh", "/mnt", "/media", "/etc/os-release")
python = (sys.prefix, sys.base_prefix, *sys.path)  # what is on the way there must be seen
for path in guessed:
    if any(place.startswith(f"{path}/") for place in python):
        continue
    for ask in (os.stat, os.lstat, os.readlink, os.listdir, os.statvfs, os.chdir):
        try:
            ask(path)
        except OSError:
            continue
        raise RuntimeError(f"{ask.__name__} found {path}")
    if os.access(path, os.F_OK):
        raise RuntimeError(f"access found {path}")
