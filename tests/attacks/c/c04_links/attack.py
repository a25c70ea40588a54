import os
import time

open("one", "w").close()
for number in range(10_000):
    os.link("one", f"hard{number}")
    os.symlink("one", f"soft{number}")
time.sleep(1.5)
raise RuntimeError("it made 20,000 links")
