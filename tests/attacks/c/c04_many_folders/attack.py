import os
import time

for number in range(200):
    folder = f"{number % 10}/{number}"
    os.makedirs(folder)
    for inner in range(30):
        open(f"{folder}/{inner}", "w").close()
time.sleep(1.5)
raise RuntimeError("it made 6,000 files")
