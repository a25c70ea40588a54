"""What a student process may ask of the kernel: the table syscalls.tsv, read."""

import platform
from dataclasses import dataclass
from importlib import resources

MACHINES = ("x86_64", "aarch64")
# The driver of a GPU is asked by ioctl, and pins memory near a processor. Not tried on a GPU yet.
_FOR_CUDA = frozenset({"ioctl", "mlock", "mlock2", "munlock", "mbind", "set_mempolicy",
                       "get_mempolicy", "sched_setaffinity", "memfd_create"})  # fmt: skip


@dataclass(frozen=True)
class Syscall:
    """A line of the table, for one kind of machine."""

    name: str
    number: int
    answer: str  # allow, pretend, refuse, unsupported, absent, end
    when: str  # conditions on the arguments; empty for always
    reason: str


def read_table(machine: str | None = None, device: str = "cpu") -> list[Syscall]:
    """Gives the lines that a machine has, by default this one, in the order of their numbers."""
    machine = machine or platform.machine()
    column = 1 + MACHINES.index(machine)
    found = []
    for line in _lines():
        cells = line.split("\t")
        if cells[column] == "-":
            continue
        name, answer, when = cells[0], cells[3], "" if cells[4] == "-" else cells[4]
        if device == "cuda" and name in _FOR_CUDA:
            answer, when = "allow", ""
        found.append(Syscall(name, int(cells[column]), answer, when, cells[5]))
    return sorted(found, key=lambda each: each.number)


def _lines() -> list[str]:
    text = resources.files("nnkit").joinpath("syscalls.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")][1:]


def name_of(number: int) -> str:
    """Gives the name of a system call of this machine."""
    names = (each.name for each in read_table() if each.number == number)
    return next(names, f"number {number}")
