import os
import time

open("one", "w").close()
for number in range(60):
    folder = f"{number % 6}/{number}"
    os.makedirs(folder)
    for inner in range(100):
        os.link("one", f"{folder}/{inner}")
time.sleep(1.2)
raise RuntimeError("it made 6,000 names")
