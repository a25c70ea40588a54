import os
import time

os.mkdir("hidden", 0o300)
for number in range(20_000):
    open(f"hidden/{number}", "w").close()
time.sleep(1.5)
raise RuntimeError("it made 20,000 files")
