import mmap
import os

import numpy as np
import torch

path = "/etc/passwd"
attempts = (
    lambda: np.fromfile(path, dtype=np.uint8, count=8).tobytes(),
    lambda: np.memmap(path, dtype=np.uint8, mode="r")[:8].tobytes(),
    lambda: torch.from_file(path, shared=False, size=8, dtype=torch.uint8).tolist(),
    lambda: torch.from_file(path, shared=True, size=8, dtype=torch.uint8).tolist(),
    lambda: torch.UntypedStorage.from_file(path, False, 8).tolist(),
    lambda: mmap.mmap(os.open(path, os.O_RDONLY), 8, prot=mmap.PROT_READ)[:8],
)
for number, attempt in enumerate(attempts):
    try:
        data = attempt()
    except (OSError, RuntimeError):
        continue
    raise ValueError(f"attempt {number} read {data}")
