import os
import time

open("one", "w").close()
for number in range(20_000):
    os.link("one", f"{number}")
time.sleep(1.5)
raise RuntimeError("it made 20,000 names")
