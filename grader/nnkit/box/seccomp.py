"""seccomp through ctypes: the table of system calls as a program that the kernel runs on each.

Theory of operation. The numbers are cut into ranges of one answer, and a tree of comparisons finds
the range: some ten steps a call, and the kernel keeps what is always allowed in a bitmap. A call
with conditions on its arguments ends in a block of its own. Both halves of an argument are looked
at where a value is allowed; where one is not, the lower half, which is what the kernel reads of it.
What ends a process is told to a listener (SECCOMP_RET_USER_NOTIF): the caller stands still, and
whoever holds the listener learns its number. Source: seccomp(2), include/uapi/linux/{filter,
seccomp,audit}.h.
"""

import ctypes
import functools
import itertools
import os
import platform
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from nnkit.box import kernel
from nnkit.syscalls import Syscall, read_table

_EPERM, _ENOSYS, _ENOTSUP = 1, 38, 95
_ALLOW, _ERRNO, _NOTIFY, _KILL = 0x7FFF0000, 0x00050000, 0x7FC00000, 0x80000000
_ANSWERS = {
    "allow": _ALLOW,
    "pretend": _ERRNO,
    "refuse": _ERRNO | _EPERM,
    "unsupported": _ERRNO | _ENOTSUP,
    "absent": _ERRNO | _ENOSYS,
    "end": _NOTIFY,
}
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _NEW_LISTENER = 1, 8
_X32 = 0x40000000  # x86-64 has a second set of numbers, by this bit

# Of BPF: load a word, jump where equal, greater or equal, having a bit; mask; end. Where they are.
_LOAD, _JEQ, _JGE, _JSET, _JUMP, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x05, 0x54, 0x06
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16
_FAR = 255  # a comparison cannot jump farther
_PID = 0xFFFFFFFF  # stands for the own process number until it is known
_CONDITION = re.compile(r"a([0-5])((?:[=!&~](?:0x[0-9a-f]+|\d+|pid))+)")
_VALUE = re.compile(r"([=!&~])(\w+)")

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, value


@dataclass(frozen=True)
class Program:
    """A filter, assembled and packed once: a student process only puts its own number in."""

    instructions: tuple[Instruction, ...]

    @functools.cached_property
    def _packed(self) -> bytes:
        return b"".join(struct.pack("HBBI", *each) for each in self.instructions)

    @functools.cached_property
    def _pid_at(self) -> list[int]:
        return [at for at, each in enumerate(self.instructions) if each[3] == _PID]

    def for_process(self, pid: int) -> bytearray:
        """Gives the program as the kernel takes it."""
        packed = bytearray(self._packed)
        for at in self._pid_at:
            struct.pack_into("I", packed, 8 * at + 4, pid)
        return packed


def assemble(device: str = "cpu", machine: str | None = None) -> Program:
    """Makes the program of the table, for this kind of machine or another."""
    machine = machine or platform.machine()
    head = [(_LOAD, 0, 0, _ARCH), (_JEQ, 1, 0, _AUDIT_ARCH[machine]), _end(_KILL)]
    head.append((_LOAD, 0, 0, _NUMBER))
    if machine == "x86_64":
        head += [(_JGE, 0, 1, _X32), _end(_KILL)]
    program = Program((*head, *_tree([*_ranges(read_table(machine, device))])))
    program.for_process(0)  # packed here, for all student processes
    return program


def install(program: Program) -> int:
    """Puts the filter on this process, for good, and gives the listener's descriptor.

    Raises OSError where the kernel will not.
    """
    code = program.for_process(os.getpid())
    buffer = (ctypes.c_char * len(code)).from_buffer(code)
    head = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    number = _SECCOMP[platform.machine()]
    return kernel.syscall("seccomp", number, _SET_MODE_FILTER, _NEW_LISTENER, head)


Range = tuple[int, list[Instruction]]  # the first number of a range, what is done with it


def _ranges(table: list[Syscall]) -> Iterator[Range]:
    """Gives the ranges in their order; what is between two lines of the table is absent."""
    blocks = {each.number: _block(each) for each in table}
    absent = [_end(_ANSWERS["absent"])]
    numbers = range(max(blocks) + 2)
    for block, group in itertools.groupby(numbers, lambda number: blocks.get(number, absent)):
        yield next(group), block


def _tree(ranges: list[Range]) -> list[Instruction]:
    """Gives the comparisons that lead to the right one of the ranges."""
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    lower, upper = _tree(ranges[:middle]), _tree(ranges[middle:])
    first = ranges[middle][0]
    if len(lower) <= _FAR:
        return [(_JGE, len(lower), 0, first), *lower, *upper]
    return [(_JGE, 0, 1, first), (_JUMP, 0, 0, len(lower)), *lower, *upper]


def _block(call: Syscall) -> list[Instruction]:
    """Gives what is done with a call: an answer, after its conditions if it has some."""
    block = [_end(_ANSWERS[call.answer])]
    refuse = _end(_ANSWERS["refuse"])
    for condition in reversed(call.when.split()):
        found = _CONDITION.fullmatch(condition)
        assert found is not None, condition
        values = [(sign, _value(text)) for sign, text in _VALUE.findall(found[2])]
        block = [*_test(int(found[1]), values, refuse), *block]
    return block


def _test(argument: int, values: list[tuple[str, int]], refuse: Instruction) -> list[Instruction]:
    """Gives the instructions that go on where a condition holds, and refuse where it does not."""
    low = (_LOAD, 0, 0, _ARGUMENTS + 8 * argument)
    high = (_LOAD, 0, 0, _ARGUMENTS + 8 * argument + 4)
    sign = values[0][0]
    if sign == "&":
        return [low, (_JSET, 1, 0, values[0][1]), refuse]
    if sign == "~":
        return [low, (_AND, 0, 0, 15), (_JEQ, 1, 0, values[0][1]), refuse]
    last = len(values) - 1
    if sign == "!":
        tests = [(_JEQ, last - at, int(at == last), value) for at, (_, value) in enumerate(values)]
        return [low, *tests, refuse]
    tests = [(_JEQ, last - at + 1, 0, value) for at, (_, value) in enumerate(values)]
    return [high, (_JEQ, 1, 0, 0), refuse, low, *tests, refuse]


def _value(text: str) -> int:
    return _PID if text == "pid" else int(text, 0)


def _end(answer: int) -> Instruction:
    return (_RETURN, 0, 0, answer)
