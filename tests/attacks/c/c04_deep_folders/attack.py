import os
import time

for _ in range(2200):
    os.mkdir("d")
    os.chdir("d")
time.sleep(1.2)
raise RuntimeError("it made 2,200 levels")
