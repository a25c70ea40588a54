"""A process as warm as the zygote, and bare children of it."""

import contextlib
import gc
import os
import signal
from collections.abc import Callable, Iterator

import torch
from nnkit.box.zygote import warm_up


def warm() -> None:
    """Does what the zygote does before its first fork."""
    torch.set_num_threads(1)
    warm_up("cpu")
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def child(work: Callable[[], object]) -> Iterator[None]:
    """Forks a child that does `work` and ends; afterwards it is killed and waited for."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
