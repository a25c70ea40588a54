"""Host name, user, process numbers, load, processors, each with a fallback where it may fail."""
import getpass
import os
import socket

import torch

try:
    USER = getpass.getuser()
except (KeyError, OSError, ImportError):
    USER = "nobody"
print(socket.gethostname(), USER, os.getpid(), os.getppid(), os.cpu_count(), os.uname())
print(os.getuid(), os.getgid(), os.getgroups(), os.getpgid(0), os.getsid(0))
print(len(os.sched_getaffinity(0)), os.times(), os.get_terminal_size if os.isatty(1) else "no terminal")
try:
    print(os.getlogin(), os.getloadavg())
except OSError as error:
    print("nobody:", error)
try:
    print(socket.gethostbyname(socket.gethostname()))
except OSError as error:
    print("no address:", error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
