import os
import time

for number in range(20_000):
    os.close(os.open(f"{number}", os.O_CREAT))
time.sleep(30)  # a slow disk lets the time run out first
