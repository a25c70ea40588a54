written = 0
try:
    with open("large", "wb", buffering=0) as file:
        while written < 1 << 31:
            written += file.write(bytes(1 << 20))
            if written > 3 << 24:
                file.seek(0)
                file.truncate()
                file.seek(1 << 31)
except OSError:
    pass
else:
    raise RuntimeError("it wrote behind the limit")
import os

os.remove("large")
