import os

for place in ("/proc", "/proc/self", "/proc/self/fd", "/proc/self/task", "/proc/1", "/proc/net", "/proc/sys"):
    try:
        names = os.listdir(place)
    except OSError:
        continue
    raise RuntimeError(f"listed {place}: {names[:9]}")
for name in ("meminfo", "loadavg", "stat", "net/tcp", "net/unix", "sysvipc/shm", "keys", "locks", "mounts",
             "cmdline", "kallsyms", "kcore", "config.gz", "partitions", "swaps", "sys/kernel/core_pattern"):
    try:
        data = open(f"/proc/{name}", "rb").read(100)
    except OSError:
        continue
    raise RuntimeError(f"read {name}: {data}")
