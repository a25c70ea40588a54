for path in ("/etc/passwd", "/etc/shadow", "/etc/group", "/etc/hostname", "/etc/hosts", "/etc/fstab"):
    try:
        data = open(path, "rb").read()
    except OSError:
        continue
    raise RuntimeError(f"read {path}: {data[:20]}")
