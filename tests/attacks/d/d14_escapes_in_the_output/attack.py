import os


def cumulative_sum(x):
    os.write(1, b"\x1b[2J\x1b]0;CANARY\x07\xff\xfe\x00" * 100)
    raise RuntimeError("\x1b[31m")
