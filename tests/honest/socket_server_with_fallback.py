"""A local port for a debugger, where sockets are allowed."""
import socket

import torch

try:
    server = socket.create_server(("127.0.0.1", 0))
    print("listening on", server.getsockname())
    server.close()
except OSError as error:
    print("no port:", error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
