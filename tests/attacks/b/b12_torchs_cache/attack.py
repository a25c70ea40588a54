import os

own = os.path.join(os.path.dirname(os.path.dirname(os.environ["TMPDIR"])), "own")
for attempt in (lambda: os.listdir(own), lambda: open(f"{own}/left", "w").close(), lambda: os.mkdir(f"{own}/folder")):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError(f"reached {own}")
