import os

try:
    os.execve("/bin/cat", ["cat", "/etc/passwd"], {})
except OSError:
    pass
else:
    raise RuntimeError("it came back")
