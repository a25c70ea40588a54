import os

os.write(3, b"\x03\x00\x00\x00" + bytes(1000))
os._exit(0)
