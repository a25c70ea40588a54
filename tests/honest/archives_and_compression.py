"""zipfile, tarfile, gzip, bz2, lzma, zlib."""
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib

import torch

DATA = b"data " * 1000
for module in (gzip, bz2, lzma, zlib):
    assert module.decompress(module.compress(DATA)) == DATA
with zipfile.ZipFile("data.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a.txt", DATA)
with zipfile.ZipFile("data.zip") as archive:
    archive.extractall("unpacked")
with tarfile.open("data.tar.gz", "w:gz") as archive:
    info = tarfile.TarInfo("b.txt")
    info.size = len(DATA)
    archive.addfile(info, io.BytesIO(DATA))
with gzip.open("data.gz", "wt") as file:
    file.write("text")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
