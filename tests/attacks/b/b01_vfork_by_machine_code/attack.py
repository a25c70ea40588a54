import ctypes
import mmap
import os

if os.uname().machine == "x86_64":
    # mov eax, 58; syscall; test eax, eax; jnz end; xor edi, edi; mov eax, 60; syscall; end: ret
    code = bytes.fromhex("b83a000000 0f05 85c0 7509 31ff b83c000000 0f05 c3")
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(code)
    run = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
    if (result := run()) > 0:
        os.waitpid(result, 0)
        raise RuntimeError(f"process {result}")
