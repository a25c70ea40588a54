"""The kernel's process controls that Python does not offer, through ctypes."""

import ctypes
import os
import signal

_libc = ctypes.CDLL(None, use_errno=True)

# include/uapi/linux/prctl.h
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36


def _prctl(option: int, value: int) -> None:
    if _libc.prctl(option, value, 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")


def die_with_parent(parent: int) -> None:
    """Makes the kernel kill this process when the thread that made it ends."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)


def hide_memory() -> None:
    """Forbids core dumps and other processes' looks into this one's memory."""
    _prctl(_PR_SET_DUMPABLE, 0)


def become_subreaper() -> None:
    """Makes orphans among this process's descendants its own children."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
