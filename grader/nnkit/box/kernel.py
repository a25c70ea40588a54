"""The kernel's process controls that Python does not offer, through ctypes."""

import contextlib
import ctypes
import os
import signal
import struct

_libc = ctypes.CDLL(None, use_errno=True)

# include/uapi/linux/prctl.h
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_CAPBSET_DROP = 24
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL = 47, 4

_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITIES_3 = 0x20080522  # include/uapi/linux/capability.h


def syscall(name: str, number: int, *arguments: object) -> int:
    """Makes a system call; OSError, with its name, where the kernel will not."""
    result = int(_libc.syscall(number, *arguments))
    if result < 0:
        raise _error(name)
    return result


def call(name: str, *arguments: object) -> int:
    """Calls a function of the C library; OSError, with its name, where that fails."""
    result = int(getattr(_libc, name)(*arguments))
    if result < 0:
        raise _error(name)
    return result


def _error(name: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"{name}: {os.strerror(number)}")


def die_with_parent(parent: int) -> None:
    """Makes the kernel kill this process when the thread that made it ends.

    `parent` is its process number, 0 where it is out of sight.
    """
    call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)


def hide_memory() -> None:
    """Forbids core dumps and other processes' looks into this one's memory."""
    call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


def become_subreaper() -> None:
    """Makes orphans among this process's descendants its own children."""
    call("prctl", _PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def give_up_new_privileges() -> None:
    """Makes sure that no program this process starts has more privileges (no_new_privs)."""
    call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def drop_capabilities() -> None:
    """Gives up every capability, now and for all that this process may start."""
    with contextlib.suppress(OSError):  # past the last one, or there is none to give up
        for capability in range(64):
            call("prctl", _PR_CAPBSET_DROP, capability, 0, 0, 0)
    call("prctl", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    head, none = struct.pack("Ii", _CAPABILITIES_3, 0), bytes(24)
    syscall("capset", _CAPSET[os.uname().machine], head, none)
