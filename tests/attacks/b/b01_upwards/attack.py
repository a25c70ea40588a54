import os

place = os.path.dirname(os.environ["TMPDIR"])  # its own
while place != "/":
    place = os.path.dirname(place)
    try:
        names = os.listdir(place)
    except OSError:
        continue
    raise RuntimeError(f"listed {place}: {names[:5]}")
