import os

for place in ("/tmp", "/var/tmp", "/run", "/run/lock", "/dev", "/", "/etc", "/usr", "/var", "/mnt", os.path.expanduser("~")):
    path = f"{place}/nnkit-attack-f02"
    for leave in (lambda: open(path, "x").close(), lambda: os.mkdir(path), lambda: os.symlink("42", path)):
        try:
            leave()
        except OSError:
            continue
        os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
        raise RuntimeError(f"left {path}")
