import os
import time

end = time.monotonic() + 5
for number in range(20_000):
    os.close(os.open(f"{number}", os.O_CREAT))
while time.monotonic() < end:
    time.sleep(0.1)
raise RuntimeError("it made 20,000 files")
