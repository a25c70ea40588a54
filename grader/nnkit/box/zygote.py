"""The zygote: a warm process that imports torch once and forks a student process when asked.

Theory of operation. The judge starts it by exec with a fixed environment and one descriptor, the
control line (nnkit.control). It imports torch, takes a training step so that every lazy import is
done, and then holds exactly one thread: the pools of OpenMP and of autograd do not survive a
fork. It runs no student code and reads no file of a submission. Then it shuts a jail around itself,
tries in a child whether a student process could break out of its own (nnkit.box.probe), and says
which walls stand. As subreaper it inherits whatever a student process leaves behind; the judge
kills, the zygote waits. When the judge is gone, the control line closes and the zygote ends.
"""

import gc
import linecache
import os
import signal
import socket
import sys
import traceback
from pathlib import Path

import torch

from nnkit import control
from nnkit.box import jail, probe, rules, student

_GARBAGE = 20_000  # objects between two looks of the collector, which a short life seldom needs


def main(descriptor: int, device: str, folder: str, wanted: set[str]) -> None:
    """Serves the control line until the judge closes it; submissions lie below `folder`."""
    line = socket.socket(fileno=descriptor)
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    warm_up(device)
    rules.prepare()
    shut, got_through = _shut(wanted, device, folder)
    _settle()
    ready = control.Ready(sorted(shut.walls), got_through, str(torch.__version__))
    line.send(control.encode(ready))
    while True:
        packet, descriptors, _, _ = socket.recv_fds(line, control.PACKET_BYTES, 2)
        if not packet:
            os._exit(0)
        report, pidfds = _serve(shut, control.decode_order(packet), descriptors)
        socket.send_fds(line, [control.encode(report)], pidfds)
        for pidfd in pidfds:
            os.close(pidfd)


def _shut(wanted: set[str], device: str, folder: str) -> tuple[jail.Jail, list[str]]:
    """Shuts the zygote's jail; gives the students', and what gets through it.

    Where a GPU cannot be used behind a wall the wall goes, which the level will say.
    """
    shut = jail.build(wanted, device)
    jail.shut_zygote(shut, folder)
    for wall in ("seccomp", "landlock"):
        got_through = probe.probe(shut, f"{folder}/scratch", device)
        if probe.GPU not in got_through:
            break
        shut = jail.build(shut.walls - {wall}, device)
    return shut, got_through


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
    linecache.clearcache()
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()


def _serve(
    shut: jail.Jail, order: control.Order, descriptors: list[int]
) -> tuple[control.Report, list[int]]:
    """Gives the report, and the descriptors that go with it."""
    try:
        if isinstance(order, control.Fork):
            return _fork(shut, order, *descriptors)
        return control.Reaped(_reap(order.pid)), []
    except OSError as error:
        return control.Failed(str(error)), []


def _fork(
    shut: jail.Jail, order: control.Fork, channel: int, output: int
) -> tuple[control.Report, list[int]]:
    threads = sum(1 for _ in Path("/proc/self/task").iterdir())
    if threads != 1:
        return control.Failed(f"the zygote holds {threads} threads and cannot fork"), []
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _become_student(shut, order, channel, output, parent)
    os.close(channel)
    os.close(output)
    return control.Forked(pid), [os.pidfd_open(pid)]


def _become_student(
    shut: jail.Jail, order: control.Fork, channel: int, output: int, parent: int
) -> None:
    """Never returns: whatever happens, this process ends here."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        shut.shut_student(order, channel, output, parent)
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
