"""What the box tries on itself before it says how good it is: a short form of tests/attacks.

A child shuts the jail of a student process around itself and tries to break out. `probe` gives the
names of the attempts that got through; a level above basic is granted where there are none.
"""

import ctypes
import json
import os
import resource
import select
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import torch

from nnkit.box import jail
from nnkit.control import WORK, Fork
from nnkit.course import Limits

_ANSWER_S = 20.0
_ANSWER_BYTES = 4096
GPU = "use the GPU"  # the one attempt that must get through


def probe(shut: jail.Jail, base: str, device: str) -> list[str]:
    """Tries everything in a child, and gives what got through."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    folder = Path(tempfile.mkdtemp(dir=base))
    (folder / WORK).mkdir()
    with ours, theirs, open(os.devnull, "wb") as null:  # noqa: PTH123 - a descriptor
        pid = os.fork()
        if pid == 0:
            try:
                order = Fork(str(folder), Limits(), device)
                shut.shut_student(order, theirs.fileno(), null.fileno(), os.getppid())
                _try_all(base, device)
            finally:
                os._exit(1)
        theirs.close()
        try:
            return _hear(ours, "seccomp" in shut.walls)
        finally:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
            (folder / WORK).rmdir()
            folder.rmdir()


def _hear(line: socket.socket, ends: bool) -> list[str]:
    """Reads what the child tells; a child that says nothing has not shut its jail."""
    line.settimeout(_ANSWER_S)
    told, listeners, _, _ = socket.recv_fds(line, _ANSWER_BYTES, 1)
    answer = line.recv(_ANSWER_BYTES) if told else b""
    found: list[str] = json.loads(answer) if answer else ["shut the jail"]
    # The last attempt must stand still in the kernel, which then says so to the listener.
    watched: list[socket.socket | int] = [line, *listeners]
    held = ends and select.select(watched, [], [], _ANSWER_S)[0] == listeners
    for descriptor in listeners:
        os.close(descriptor)
    return found if held else [*found, "trace a process"]


def _try_all(base: str, device: str) -> None:
    """Tells the names of the attempts that got through, then tries the one that ends it."""
    found = [name for name, attempt in _attempts(base).items() if _gets_through(attempt)]
    if device == "cuda" and not _gets_through(lambda: torch.ones(1, device="cuda")):
        found.append(GPU)
    os.write(jail.CHANNEL, json.dumps(found).encode())
    ctypes.CDLL(None).ptrace(0, 0, 0, 0)
    os.write(jail.CHANNEL, b"here still")


def _gets_through(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, ValueError, RuntimeError):
        return False
    return True


def _attempts(base: str) -> dict[str, Callable[[], object]]:
    return {
        "read a file of this machine": lambda: _open("/etc/hostname", "/etc/passwd", __file__),
        "write to /tmp": lambda: _leave("/tmp"),
        "write to /dev/shm": lambda: _leave("/dev/shm"),
        "write beside its folder": lambda: _leave(base),
        "write into what was handed in": lambda: _leave(".."),
        "change the mode of a file": _change_mode,
        "open a socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close(),
        "open a socket of this machine": lambda: socket.socket(socket.AF_UNIX).close(),
        "start a process": _fork,
        "signal another process": lambda: os.kill(os.getppid(), 0),
        "lift a limit": lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
        "become another user": lambda: os.setresuid(65534, 65534, 65534),
        "read another process": lambda: _open(f"/proc/{os.getppid()}/environ"),
    }


def _open(*paths: str) -> None:
    """Opens one of the paths; OSError when all of them resist."""
    for path in paths[:-1]:
        if _gets_through(lambda path=path: Path(path).read_bytes()):  # type: ignore[misc]
            return
    Path(paths[-1]).read_bytes()


def _change_mode() -> None:
    before = Path.cwd().stat().st_mode
    Path.cwd().chmod(before ^ 0o001)
    if Path.cwd().stat().st_mode == before:
        raise PermissionError("the filter pretends")


def _leave(folder: str) -> None:
    place = Path(folder) / f"nnkit-probe-{os.getpid()}"
    place.touch(exist_ok=False)
    place.unlink()


def _fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
