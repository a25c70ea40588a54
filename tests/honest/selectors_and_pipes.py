"""os.pipe, selectors, socketpair: numbers sent to itself."""
import os
import selectors
import socket
import struct

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    reading, writing = os.pipe()
    one, other = socket.socketpair()
    os.write(writing, struct.pack("<q", x.shape[1]))
    one.sendall(b"go")
    with selectors.DefaultSelector() as selector, one, other:
        selector.register(reading, selectors.EVENT_READ)
        selector.register(other, selectors.EVENT_READ)
        assert len(selector.select(1)) == 2
        assert other.recv(2) == b"go"
    width = struct.unpack("<q", os.read(reading, 8))[0]
    os.close(reading)
    os.close(writing)
    return torch.stack([x[:, : t + 1].sum(1) for t in range(width)], 1)
