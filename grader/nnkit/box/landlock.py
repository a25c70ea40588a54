"""Landlock through ctypes: which files, ports, sockets and signals are in reach from here on.

A ruleset names what it handles; all that is handled and not granted is denied, to this thread and
all that comes of it, for good. What a kernel can handle depends on its version of Landlock: what
this one cannot is left out, and `version` says so. Landlock looks at opening: it does not cover
stat, chmod and their like (the table of system calls does). Source: landlock(7),
include/uapi/linux/landlock.h.
"""

import os
import stat
import struct
from collections.abc import Iterable

from nnkit.box import kernel

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # on every machine
_VERSION, _PATH_BENEATH = 1, 1
ENOUGH = 3  # the version that knows of truncate; below it a file can be emptied

# Rights by the version that brought them.
_FILE_RIGHTS = {1: 0x1FFF, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
_TCP_RIGHTS = {4: 0b11}
_SCOPES = {6: 0b11}  # abstract sockets, signals

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _DEVICE_CONTROL = 1 << 14, 1 << 15
LIST = _READ_FOLDER
READ = _READ_FILE | _READ_FOLDER
# A device: read, written, asked.
DEVICE = _READ_FILE | _WRITE_FILE | _DEVICE_CONTROL
# All but to execute, to make devices, sockets and named pipes, and to ask devices.
WRITE = 0xFFFF & ~(1 | 1 << 6 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 15)
_OF_A_FILE = _READ_FILE | _WRITE_FILE | _TRUNCATE | _DEVICE_CONTROL | _EXECUTE

Grant = tuple[str, int]  # a path, rights on it and on all below it


def version() -> int:
    """Gives the kernel's version of Landlock; 0 where there is none."""
    try:
        return kernel.syscall("landlock_create_ruleset", _CREATE_RULESET, None, 0, _VERSION)
    except OSError:
        return 0


def restrict(grants: Iterable[Grant], abi: int) -> None:
    """Leaves this thread the rights that are granted on paths and all below them.

    `grants` are pairs of a path and rights, `abi` is `version()`. A path that is not there is left
    out. Raises OSError where the kernel will not.
    """
    handled = _up_to(_FILE_RIGHTS, abi)
    attributes = struct.pack("QQQ", handled, _up_to(_TCP_RIGHTS, abi), _up_to(_SCOPES, abi))
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    ruleset = kernel.syscall("landlock_create_ruleset", _CREATE_RULESET, attributes, size, 0)
    try:
        for path, rights in grants:
            _grant(ruleset, path, rights & handled)
        kernel.syscall("landlock_restrict_self", _RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _grant(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_A_FILE
        if rights:
            rule = struct.pack("=Qi", rights, place)
            kernel.syscall("landlock_add_rule", _ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
    finally:
        os.close(place)


def _up_to(rights: dict[int, int], abi: int) -> int:
    """Adds up the rights that a version knows."""
    return sum(bits for since, bits in rights.items() if since <= abi)
