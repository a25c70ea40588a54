import os

for home in ("/root", "/home", os.path.expanduser("~"), os.path.expanduser("~root"), "/srv", "/opt"):
    try:
        names = os.listdir(home)
    except OSError:
        continue
    raise RuntimeError(f"listed {home}: {names[:5]}")
