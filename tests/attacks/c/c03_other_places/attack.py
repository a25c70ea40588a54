import os

own = os.path.realpath(os.environ["TMPDIR"])
places = ["/dev/shm", "/tmp", "/var/tmp", "/run", "/dev", "/var", "/home", "/root", "/mnt", "/"]
places += [os.path.dirname(own), os.path.dirname(os.path.dirname(own)), "/dev/mqueue", "/proc"]
through = []
for place in places:
    try:
        with open(os.path.join(place, "nnkit-attack-c03"), "wb") as file:
            file.write(bytes(1 << 20))
        through.append(place)
    except OSError:
        pass
if through:
    raise RuntimeError(f"it wrote in {through}")
