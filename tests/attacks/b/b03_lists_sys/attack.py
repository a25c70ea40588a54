import os

for place in ("/sys", "/sys/block", "/sys/class/net", "/sys/class/dmi/id", "/sys/fs/cgroup", "/sys/module",
              "/sys/kernel", "/sys/kernel/debug", "/sys/kernel/security", "/sys/kernel/tracing", "/sys/devices",
              "/sys/fs/bpf", "/sys/bus", "/sys/firmware"):
    try:
        names = os.listdir(place)
    except OSError:
        continue
    raise RuntimeError(f"listed {place}: {names[:9]}")
