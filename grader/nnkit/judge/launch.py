"""How the zygote is started: its command, its environment, and bubblewrap around it."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from nnkit import view
from nnkit.levels import NAMES

_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "USER": "student",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_CUDA_ENVIRONMENT = ("CUDA_VISIBLE_DEVICES", "LD_LIBRARY_PATH")
_OPTIONS = ("-I", "-B", "-u")  # what is printed is lost in no buffer when the process is killed
_TRIAL_S = 10.0


def environment(device: str, folder: Path) -> dict[str, str]:
    """Gives the zygote's environment, built and not filtered."""
    passed = {name: os.environ[name] for name in _CUDA_ENVIRONMENT if name in os.environ}
    own = _ENVIRONMENT | {"TMPDIR": str(folder / "own")}
    return own | (passed if device == "cuda" else {})


def command(line: int, device: str, folder: Path, without: Collection[str]) -> list[str]:
    """Gives the command that starts a zygote with all the walls that are to be had."""
    walls = NAMES - {*without}
    around = _bubblewrap(sys.executable, device, folder) if "bubblewrap" in walls else ()
    walls -= {"unshare"} if around else {"bubblewrap"}
    python = [sys.executable, *_OPTIONS, "-m", "nnkit.box"]
    return [*around, *python, str(line), device, str(folder), ",".join(sorted(walls))]


@functools.cache
def _bubblewrap(python: str, device: str, folder: Path) -> tuple[str, ...]:
    """Gives bubblewrap's part of the command; none where it is not, or the kernel will not."""
    program = shutil.which("bwrap")
    if program is None:
        return ()
    around = (program, *_NAMESPACES, *_binds(device, folder), "--")
    trial = [*around, python, "-I", "-S", "-c", ""]
    try:
        done = subprocess.run(
            trial,
            env=environment(device, folder),
            capture_output=True,
            timeout=_TRIAL_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return around if done.returncode == 0 else ()


# --as-pid-1: the zygote waits for what is left of a student process, and signals cannot end it.
_NAMESPACES = (
    "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
    "--unshare-cgroup-try", "--hostname", "box", "--as-pid-1", "--die-with-parent",
    "--cap-drop", "ALL", "--dir", "/tmp", "--dir", "/dev/shm", "--proc", "/proc", "--chdir", "/",
)  # fmt: skip


def _binds(device: str, folder: Path) -> list[str]:
    """Gives what of this machine's files is shown, in bubblewrap's words."""
    words = []
    for path in view.visible():
        if Path(path).is_symlink():
            words += ["--symlink", str(Path(path).readlink()), path]
        else:
            words += ["--ro-bind", path, path]
    for path in view.devices(device):
        words += ["--dev-bind", path, path]
    for path in (str(folder / "scratch"), str(folder / "own")):
        words += ["--bind", path, path]
    return [*words, "--remount-ro", "/"]
