import os
import time

open("one", "w").close()
os.mkdir("hidden", 0o300)
for number in range(20_000):
    os.link("one", f"hidden/{number}")
time.sleep(1.5)
raise RuntimeError("it made 20,000 names")
