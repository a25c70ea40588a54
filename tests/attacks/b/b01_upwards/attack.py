import os

place = os.environ["TMPDIR"]
while place != "/":
    place = os.path.dirname(place)
    try:
        names = os.listdir(place)
    except OSError:
        continue
    raise RuntimeError(f"listed {place}: {names[:5]}")
