import os

for folder, name in (("/", "etc/passwd"), ("/etc", "passwd"), ("/root", ".bashrc"), ("/proc", "self/maps")):
    try:
        place = os.open(folder, os.O_PATH)
    except OSError:
        continue
    for attempt in (
        lambda: os.open(name, os.O_RDONLY, dir_fd=place),
        lambda: os.open(f"/proc/self/fd/{place}/{name}", os.O_RDONLY),
        lambda: os.open(f"/dev/fd/{place}/{name}", os.O_RDONLY),
    ):
        try:
            data = os.read(attempt(), 20)
        except OSError:
            continue
        raise RuntimeError(f"read {folder}/{name}: {data}")
    os.close(place)
