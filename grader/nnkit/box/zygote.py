"""The zygote: a warm process that imports torch once and forks a student process when asked.

Theory of operation. The judge starts it by exec with a fixed environment and one descriptor, the
control line (nnkit.control). It imports torch, takes a training step so that every lazy import is
done, and then holds exactly one thread: the pools of OpenMP and of autograd do not survive a
fork. It runs no student code and reads no file of a submission. As subreaper it inherits whatever
a student process leaves behind; the judge kills, the zygote waits. When the judge is gone, the
control line closes and the zygote ends.
"""

import gc
import os
import signal
import socket
import sys
import traceback
from pathlib import Path

import torch

from nnkit import control
from nnkit.box import jail, kernel, rules, student

_GARBAGE = 20_000  # objects between two looks of the collector, which a short life seldom needs


def main(descriptor: int, device: str) -> None:
    """Serves the control line until the judge closes it."""
    line = socket.socket(fileno=descriptor)
    parent = os.getppid()
    kernel.die_with_parent(parent)
    kernel.become_subreaper()
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    warm_up(device)
    rules.prepare()
    _settle()
    line.send(control.encode(control.Ready(jail.LEVEL, str(torch.__version__))))
    while True:
        packet, descriptors, _, _ = socket.recv_fds(line, control.PACKET_BYTES, 2)
        if not packet:
            os._exit(0)
        line.send(control.encode(_serve(control.decode_order(packet), descriptors)))


def warm_up(device: str) -> None:
    """Does once what the first use in a process pays for: a training step of a small net.

    The first optimizer, the first ReLU on the meta device and the first backward from a vector
    import parts of torch (torch._dynamo, sympy), over a second in all. With CUDA there is no
    backward before the fork: autograd would start a thread for each device.
    """
    net = _small_net()
    loss = torch.nn.functional.mse_loss(net(torch.randn(2, 1, 32, 32)), torch.zeros(2, 10))
    if device == "cpu":
        loss.backward()  # type: ignore[no-untyped-call]
        output = net(torch.randn(1, 1, 32, 32))
        output.backward(torch.ones_like(output))
    torch.optim.SGD(net.parameters(), lr=0.1).step()
    net.to("meta")(torch.empty(1, 1, 32, 32, device="meta"))


def _small_net() -> torch.nn.Module:
    return torch.nn.Sequential(
        torch.nn.Conv2d(1, 6, 5),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        torch.nn.Linear(6 * 14 * 14, 10),
    )


def _settle() -> None:
    """Keeps the collector from touching, and so copying, what the children share."""
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()


def _serve(order: control.Order, descriptors: list[int]) -> control.Report:
    try:
        if isinstance(order, control.Fork):
            return _fork(order, *descriptors)
        return control.Reaped(_reap(order.pid))
    except OSError as error:
        return control.Failed(str(error))


def _fork(order: control.Fork, channel: int, output: int) -> control.Report:
    threads = sum(1 for _ in Path("/proc/self/task").iterdir())
    if threads != 1:
        return control.Failed(f"the zygote holds {threads} threads and cannot fork")
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _become_student(order, channel, output, parent)
    os.close(channel)
    os.close(output)
    return control.Forked(pid)


def _become_student(order: control.Fork, channel: int, output: int, parent: int) -> None:
    """Never returns: whatever happens, this process ends here."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        jail.apply(order, channel, output, parent)
        student.serve(jail.CHANNEL, order)
    except BaseException:  # the one thing left to do is to tell why and end
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(1)


def _reap(pid: int) -> int | None:
    """Waits for the student process and for every orphan that became a child of this one."""
    code = None
    while True:
        try:
            gone, status = os.waitpid(-1, 0)
        except ChildProcessError:
            return code
        if gone == pid:
            code = os.waitstatus_to_exitcode(status)
