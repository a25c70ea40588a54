"""tarfile.extractall, which sets modes, owners and times."""
import io
import tarfile

import torch

buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w") as archive:
    info = tarfile.TarInfo("inner/b.txt")
    info.size = 4
    archive.addfile(info, io.BytesIO(b"text"))
buffer.seek(0)
try:
    with tarfile.open(fileobj=buffer) as archive:
        archive.extractall("unpacked", filter="data")
except (OSError, tarfile.TarError) as error:
    print("not unpacked:", error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
