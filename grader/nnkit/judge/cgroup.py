"""A cgroup around the zygote and all below it: memory and threads in sum, held by the kernel.

It is used where the operator has delegated one: where a folder can be made below the cgroup of
this process and has the controllers' files. One zygote serves one student process at a time, so the
limit is set before a fork and costs the student process nothing. Sources: the kernel's
admin-guide/cgroup-v2.rst, admin-guide/cgroup-v1/memory.rst and pids.rst.
"""

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")
# version: controller's folder, file of the memory's limit, file that tells of kills
_FILES = {
    1: ("memory.limit_in_bytes", "memory.oom_control"),
    2: ("memory.max", "memory.events"),
}
_SPARE = 512 << 20  # for the pages that the student process shares with the zygote, once written


@dataclass
class Cgroup:
    """The folders of one cgroup: one in version 2, one for each controller in version 1."""

    version: int
    memory: Path
    threads: Path
    _limits: tuple[int, int] = (0, 0)
    _kills: int = field(default=0)

    def add(self, pid: int) -> None:
        """Moves a process in; what it starts from now on is in it too."""
        for folder in {self.memory, self.threads}:
            (folder / "cgroup.procs").write_text(str(pid), encoding="ascii")

    def limit(self, memory_bytes: int, threads: int) -> None:
        """Sets what the student process may use over what the zygote has."""
        if (memory_bytes, threads) == self._limits:
            return
        self._limits = memory_bytes, threads
        limit = str(memory_bytes + _SPARE)
        (self.memory / _FILES[self.version][0]).write_text(limit, encoding="ascii")
        (self.threads / "pids.max").write_text(str(2 * threads + 8), encoding="ascii")

    def ran_out_of_memory(self) -> bool:
        """Whether the kernel has ended a process for memory since this was last asked."""
        text = (self.memory / _FILES[self.version][1]).read_text(encoding="ascii")
        found = [line.split()[1] for line in text.splitlines() if line.startswith("oom_kill ")]
        before, self._kills = self._kills, int(found[0]) if found else 0
        return self._kills > before

    def remove(self) -> None:
        """Removes it; its last process must be gone."""
        for folder in {self.memory, self.threads}:
            with contextlib.suppress(OSError):
                folder.rmdir()


def delegated(pid: int) -> Cgroup | None:
    """Makes a cgroup and moves a process into it; None where that is not ours to do."""
    name = f"nnkit-{pid}-{os.getpid()}"
    for version, places in _places().items():
        made = [place / name for place in places]
        with contextlib.suppress(OSError):
            for folder in dict.fromkeys(made):
                folder.mkdir()
            cgroup = Cgroup(version, made[0], made[1])
            if (made[0] / _FILES[version][0]).exists() and (made[1] / "pids.max").exists():
                cgroup.add(pid)
                return cgroup
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()
    return None


def _places() -> dict[int, tuple[Path, Path]]:
    """Gives the folders of this process's own cgroup, for memory and for threads, by version."""
    own = {}
    for line in Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines():
        _, controllers, path = line.split(":", 2)
        for controller in controllers.split(","):
            own[controller] = path.lstrip("/")
    found = {2: (_ROOT / own.get("", ""),) * 2}
    if "memory" in own and "pids" in own:
        found[1] = (_ROOT / "memory" / own["memory"], _ROOT / "pids" / own["pids"])
    return found
