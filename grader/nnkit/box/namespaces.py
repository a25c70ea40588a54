"""Namespaces by own calls: what bubblewrap does, where there is no bubblewrap.

The caller ends up as the first process of new user, mount, process, network, IPC, host name and
cgroup namespaces, with a root folder of its own, in which the view's files lie read-only; what it
was before waits for it outside, holding nothing. Source: user_namespaces(7), mount_namespaces(7),
pivot_root(2), mount_setattr(2).
"""

import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from nnkit.box import kernel

_NEW = {
    "user": 0x10000000,
    "mount": 0x00020000,
    "pid": 0x20000000,
    "net": 0x40000000,
    "ipc": 0x08000000,
    "uts": 0x04000000,
    "cgroup": 0x02000000,
}
_BIND, _RECURSIVE, _PRIVATE, _DETACH = 4096, 16384, 1 << 18, 2
_NOSUID, _NODEV, _NOEXEC = 2, 4, 8
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_MOUNT_SETATTR, _AT_RECURSIVE, _READ_ONLY = 442, 0x8000, 0x1 | 0x2  # and no set-user-id


def can_enter(root: str, shown: Sequence[str], open_: Sequence[str]) -> bool:
    """Whether the kernel lets this process do it: tried in a child."""
    pid = os.fork()
    if pid == 0:
        try:
            enter(root, shown, open_)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def enter(root: str, shown: Sequence[str], open_: Sequence[str]) -> None:
    """Goes on as the first process of new namespaces; OSError where the kernel will not.

    `root` is an empty folder, on which the new root is put; the paths `shown` are there read-only,
    those `open_` as they are.
    """
    user, group = os.geteuid(), os.getegid()
    kernel.call("unshare", sum(_NEW.values()))
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    outside = os.getppid()
    pid = os.fork()
    if pid:
        kernel.die_with_parent(outside)  # once more: a change of user ends what was said before
        _wait(pid)
    kernel.die_with_parent(0)  # it is out of sight
    kernel.call("sethostname", b"box", 3)
    _change_root(Path(root), shown, open_)


def _wait(pid: int) -> None:
    """Ends as the process inside does; keeps no descriptor of its own meanwhile."""
    sys.stderr.flush()
    os.closerange(0, 65536)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os._exit(code if code >= 0 else 128 - code)


def _change_root(root: Path, shown: Sequence[str], open_: Sequence[str]) -> None:
    kernel.call("mount", b"none", b"/", None, _RECURSIVE | _PRIVATE, None)
    _mount("tmpfs", root, "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    for path in shown:
        _show(Path(path), root)
    for path in open_:
        _show(Path(path), root, read_only=False)
    for name in ("proc", "tmp", "dev/shm"):
        (root / name).mkdir(parents=True, exist_ok=True)
    _mount("proc", root / "proc", "proc", _NOSUID | _NODEV | _NOEXEC)
    os.chdir(root)
    kernel.syscall("pivot_root", _PIVOT_ROOT[os.uname().machine], b".", b".")
    kernel.call("umount2", b".", _DETACH)
    os.chdir("/")
    _set_read_only("/", 0)


def _show(path: Path, root: Path, read_only: bool = True) -> None:
    """Shows a file or folder of this machine at its place below the new root."""
    place = root / path.relative_to("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        place.symlink_to(path.readlink())
        return
    if path.is_dir():
        place.mkdir(exist_ok=True)
    else:
        place.touch()
    _mount(str(path), place, None, _BIND | _RECURSIVE)
    if read_only:
        _set_read_only(str(place), _AT_RECURSIVE)


def _mount(source: str, place: Path, kind: str | None, flags: int, options: str = "") -> None:
    kernel.call(
        "mount", source.encode(), os.fsencode(place), kind and kind.encode(), flags,
        options.encode() or None,
    )  # fmt: skip


def _set_read_only(place: str, flags: int) -> None:
    attributes = struct.pack("QQQQ", _READ_ONLY, 0, 0, 0)
    path = os.fsencode(place)
    kernel.syscall("mount_setattr", _MOUNT_SETATTR, -100, path, flags, attributes, 32)
