"""The walls of the box by name, what each stops, and the level that they make together."""

import os
from collections.abc import Collection
from dataclasses import dataclass

from nnkit.errors import UsageError

HIDE = "NNKIT_WITHOUT"  # names of walls to do without: for tests, and to see what is left


@dataclass(frozen=True)
class Wall:
    """One mechanism: what it stops, and how a machine gets it."""

    name: str
    stops: str
    repair: str = ""


WALLS = (
    Wall("bubblewrap", "sight of files, processes and networks of this machine",
         "apt install bubblewrap"),
    Wall("unshare", "the same, by own calls, where there is no bubblewrap",
         "allow user namespaces: sysctl user.max_user_namespaces=10000"),
    Wall("landlock", "opening files beyond Python and the scratch folder, TCP, signals",
         "Linux 6.2 or newer, with landlock among the `lsm=` of its command line"),
    Wall("seccomp", "other processes, sockets, and what no homework asks of the kernel",
         "Linux 5.0 or newer, with CONFIG_SECCOMP_FILTER"),
    Wall("rlimits", "memory, large files, open files, CPU time, core dumps"),
    Wall("watchdog", "threads, processes and files in number, while a call takes its time"),
    Wall("descriptors", "open files and sockets of the judge and the zygote"),
    Wall("dumpable", "looks into the memory of another process of the same user"),
    Wall("capabilities", "what root may do beyond other users"),
    Wall("cgroup", "memory and threads in sum, at once",
         "delegate one: systemd-run --scope -p Delegate=yes; not needed for a level"),
)  # fmt: skip
NAMES = frozenset(wall.name for wall in WALLS)
SIGHT = frozenset({"bubblewrap", "unshare"})  # either will do
_STRONG = frozenset({"landlock", "seccomp", "rlimits", "watchdog", "descriptors", "dumpable",
                     "capabilities"})  # fmt: skip
ORDER = ("none", "basic", "strong", "full")


def hidden() -> frozenset[str]:
    """Gives the walls that the environment says to do without; UsageError for another name."""
    names = frozenset(os.environ.get(HIDE, "").replace(",", " ").split())
    if unknown := sorted(names - NAMES):
        known = ", ".join(wall.name for wall in WALLS)
        raise UsageError(f"{HIDE} names `{unknown[0]}`, which is no wall; there are {known}.")
    return names


def level_of(walls: Collection[str], got_through: Collection[str] = ()) -> str:
    """Gives the level that these walls make; `got_through` says which of the box's own attempts
    to break out succeeded, and none may for more than basic."""
    if got_through or not {*walls} >= _STRONG:
        return "basic"
    return "full" if SIGHT & {*walls} else "strong"


def is_enough(level: str) -> bool:
    """Whether hidden checks may be run at this level without more words."""
    return ORDER.index(level) >= ORDER.index("strong")
