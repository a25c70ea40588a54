import ctypes
import mmap
import os

if os.uname().machine == "x86_64":
    code = bytes.fromhex("b802000000 cd80 85c0 7507 31db b801000000 cd80 c3")  # mov eax, 2; int 0x80; test eax, eax; jnz +9; xor ebx, ebx; mov eax, 1; int 0x80; ret
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(code)
    run = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
    result = run()
else:  # this machine has one set of numbers only
    result = ctypes.CDLL(None).unshare(0)
raise RuntimeError(f"it came back: {result}")
