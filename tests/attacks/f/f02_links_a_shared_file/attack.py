import os

for take in (os.link, os.rename):
    try:
        take(os.__file__, "os.py")
    except OSError:
        continue
    if take is os.rename:
        os.rename("os.py", os.__file__)
    raise RuntimeError(f"{take.__name__}: it is here")
