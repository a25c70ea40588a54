import ctypes
import os
import struct

attempts = (
    lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(65534, 65534, 65534),
    lambda: os.setresgid(65534, 65534, 65534), lambda: os.setgroups([0]), lambda: os.setregid(1, 1),
    lambda: os.setreuid(1, 1),
)
for number, attempt in enumerate(attempts):
    try:
        attempt()
    except OSError:
        continue
    raise RuntimeError(f"attempt {number} changed who it is")
libc = ctypes.CDLL(None, use_errno=True)
head, now = struct.pack("Ii", 0x20080522, 0), ctypes.create_string_buffer(24)
if libc.capget(head, now) == 0 and any(now.raw):
    raise RuntimeError(f"it holds capabilities: {now.raw.hex()}")
if libc.capset(head, struct.pack("6I", *[0xFFFFFFFF] * 6)) == 0 or libc.capset(head, now) == 0:
    raise RuntimeError("capset is open")
