import ctypes
import os

start = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value & ~4095
reading, writing = os.pipe()
libc, data = ctypes.CDLL(None), b""
for place in range(start - 65536, start + 65536, 4096):
    count = libc.write(writing, ctypes.c_void_p(place), ctypes.c_size_t(4096))
    data += os.read(reading, count) if count > 0 else b""
if b"python" not in data:
    raise RuntimeError("the search is blind")
for word in (b"solu" + b"tions", b"NNKIT_", b"course.t" + b"oml", b"SEC" + b"RET", b"TOK" + b"EN="):
    if word in data:
        raise RuntimeError(f"{word} is there")
