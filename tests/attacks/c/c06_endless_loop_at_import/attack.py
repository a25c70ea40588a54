import time

end = time.monotonic() + 30
while time.monotonic() < end:
    pass
