for number in ("self", *range(1, 200)):
    for name in ("cmdline", "comm", "status", "stat", "limits", "cgroup", "mountinfo"):
        try:
            data = open(f"/proc/{number}/{name}", "rb").read()
        except OSError:
            continue
        raise RuntimeError(f"{name} of {number}: {data[:40]}")
