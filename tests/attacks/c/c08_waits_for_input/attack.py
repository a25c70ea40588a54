import os
import sys

try:
    input("How many points? ")
except EOFError:
    pass
else:
    raise RuntimeError("somebody typed")
if sys.stdin.read() or os.read(0, 1):
    raise RuntimeError("there is something to read")
try:
    open("/dev/tty")
except OSError:
    pass
else:
    raise RuntimeError("there is a terminal")
