import ctypes
import os

USUAL = {"PATH", "LANG", "LC_CTYPE", "HOME", "USER", "TMPDIR", "PWD"}
libc_environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
names, number = set(os.environ), 0
while entry := libc_environ[number]:
    names.add(entry.partition(b"=")[0].decode())
    number += 1
if unusual := {name for name in names - USUAL if not name.endswith("_NUM_THREADS") and "TORCH" not in name
               and "KMP" not in name and "CUDA" not in name}:
    raise RuntimeError(f"it has {sorted(unusual)}")
