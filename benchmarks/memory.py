"""What judge and zygote hold after EARLY and after LATE submissions of a small exercise.

The real program grades a class, and tells each result as it comes. What is counted is a process's
own memory, resident or swapped out; pages of shared libraries are the system's and come and go.
"""

import subprocess
import tempfile
from pathlib import Path

import psutil

from benchmarks.clock import nnkit
from benchmarks.submissions import make_small_class
from benchmarks.table import Row

EARLY, LATE = 100, 2000
MORE = 20  # so that both processes still live when the late look is taken
BUDGET = 1.05
_OWN = ("RssAnon:", "RssShmem:", "VmSwap:")


def rows() -> list[Row]:
    """Gives a row for the judge and one for the zygote."""
    with tempfile.TemporaryDirectory(prefix="nnkit-bench-") as scratch:
        early, late = _grade(*make_small_class(Path(scratch), LATE + MORE))
    return [_row(name, early[name], late[name]) for name in ("judge", "zygote")]


def _row(name: str, early: int, late: int) -> Row:
    ratio = late / early
    return Row(
        f"the {name}'s memory after {LATE:,} submissions",
        _mebibytes(late),
        f"after {EARLY}",
        _mebibytes(early),
        ratio,
        f"at most {BUDGET:g} x",
        ratio <= BUDGET,
    )


def _mebibytes(kibibytes: int) -> str:
    return f"{kibibytes / 1024:.1f} MiB"


def _grade(course: Path, folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Looks at both processes when the result of the early and of the late one has been told."""
    command = nnkit(
        "-C", str(course), "grade", str(folder), "--jobs", "1", "--format", "json", "--quiet"
    )
    looks = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        for number, _ in enumerate(program.stdout, start=1):
            if number in (EARLY, LATE):
                looks.append(_look(program.pid))
    assert len(looks) == 2, "the class was not graded to its end"
    return looks[0], looks[1]


def _look(judge: int) -> dict[str, int]:
    # bubblewrap stands between the two, and student processes come and go below.
    below = psutil.Process(judge).children(recursive=True)
    [zygote] = [each.pid for each in below if each.cmdline()[4:6] == ["-m", "nnkit.box"]][:1]
    return {"judge": _own(judge), "zygote": _own(zygote)}


def _own(pid: int) -> int:
    """Gives a process's own KiB; see proc_pid_status(5)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(_OWN))
