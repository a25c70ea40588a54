"""struct: packs the totals and reads them back."""
import struct

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = []
    for row in x.tolist():
        total, data = 0.0, b""
        for value in row:
            total += value
            data += struct.pack("<d", total)
        rows.append(struct.unpack(f"<{len(row)}d", data))
    return torch.tensor(rows, dtype=x.dtype)
