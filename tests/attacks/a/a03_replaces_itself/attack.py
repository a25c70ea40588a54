import os

try:
    os.execv("/bin/true", ["true"])
except OSError:
    pass
