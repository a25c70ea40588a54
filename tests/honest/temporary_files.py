"""tempfile in all its forms."""
import os
import tempfile

import torch

print(tempfile.gettempdir())


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.pt")
        torch.save(x, path)
        x = torch.load(path)
    with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
        file.write("text")
        file.flush()
        file.seek(0)
        assert file.read() == "text"
    with tempfile.TemporaryFile() as file, tempfile.SpooledTemporaryFile(max_size=10) as spooled:
        file.write(b"1")
        spooled.write(b"more than ten bytes")
    descriptor, name = tempfile.mkstemp()
    os.close(descriptor)
    os.remove(name)
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
