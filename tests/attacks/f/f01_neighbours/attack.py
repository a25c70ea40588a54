import os

place = os.path.dirname(os.path.dirname(os.environ["TMPDIR"]))
for attempt in (lambda: os.listdir(place), lambda: [*os.scandir(place)], lambda: os.listdir(f"{place}/..")):
    try:
        found = attempt()
    except OSError:
        continue
    raise RuntimeError(f"saw {found}")
