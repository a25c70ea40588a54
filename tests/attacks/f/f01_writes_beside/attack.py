import os

own = os.environ["TMPDIR"]
for attempt in (
    lambda: os.mkdir(f"{own}-beside"),
    lambda: open(f"{own}-beside", "w").close(),
    lambda: os.rename(own, f"{own}-moved"),
    lambda: os.symlink("/", f"{own}-link"),
    lambda: os.link(__file__, f"{own}-hard"),
):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError(f"changed what is beside {own}")
