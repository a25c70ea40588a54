import os
import time


def deeper(levels):
    for _ in range(levels):
        try:
            os.mkdir("d")
        except FileExistsError:  # in the process that comes after
            pass
        os.chdir("d")
    time.sleep(0.3)


def cumulative_sum(x):
    deeper(700)
    raise RuntimeError("it made 2,200 levels")


deeper(1500)
