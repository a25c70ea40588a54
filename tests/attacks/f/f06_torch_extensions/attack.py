import ctypes
import os

import torch

open("helper.so", "wb").write(b"\x7fELF" + bytes(60))
for attempt in (
    lambda: ctypes.CDLL(os.path.abspath("helper.so")),
    lambda: torch.ops.load_library(os.path.abspath("helper.so")),
    lambda: torch.hub.set_dir("/var/tmp/nnkit-attack-f06") or torch.hub.load("a/b", "c"),
):
    try:
        attempt()
    except Exception:
        continue
    raise ValueError("it was loaded")
if os.path.isdir("/var/tmp/nnkit-attack-f06"):
    os.rmdir("/var/tmp/nnkit-attack-f06")
    raise ValueError("a folder is left")
