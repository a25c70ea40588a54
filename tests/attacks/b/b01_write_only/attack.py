import os

for path in ("/etc/passwd", "/etc/hosts", "/etc/hostname"):
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_APPEND):
        try:
            os.close(os.open(path, flags))
        except OSError:
            continue
        raise RuntimeError(f"opened {path} with {flags}")
