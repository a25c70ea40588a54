"""What this machine can do: devices, the box, and what to install where something is missing."""

import importlib.metadata
import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nnkit import __version__
from nnkit.errors import NnkitError, UsageError
from nnkit.levels import SIGHT, WALLS, Wall, is_enough

_DRIVERS = ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd")


@dataclass(frozen=True)
class Found:
    """One thing looked for: whether it is here, what was seen, and what to do if it is not."""

    what: str
    here: bool
    seen: str
    repair: str = ""


def has_cuda() -> bool:
    """Whether torch can use a GPU; torch is imported only where a driver's device is."""
    if not any(Path(path).exists() for path in _DRIVERS):
        return False
    import torch

    return bool(torch.cuda.is_available())


def find_device(wanted: str) -> str:
    """Gives `cpu`, `cuda` or `both` for one of these or `auto`; UsageError when there is no GPU."""
    if wanted == "cpu":
        return "cpu"
    if has_cuda():
        return "both" if wanted == "both" else "cuda"
    if wanted != "auto":
        raise UsageError(
            "there is no CUDA device that torch can use here; grade with `--device cpu`."
        )
    return "cpu"


def examine() -> Iterator[Found]:
    """Looks at one thing after another."""
    yield Found("nnkit", True, __version__)
    python = platform.python_version()
    yield Found("Python", True, f"{python} on {platform.system()} {platform.machine()}")
    for package in ("torch", "numpy", "pytest"):
        yield _package(package, f"pip install {package}")
    yield _package("nbformat", "pip install 'nnkit[instructor]', to read notebooks")
    yield Found("processors", True, str(len(_processors())))
    cuda = has_cuda()
    yield Found("CUDA", cuda, "yes" if cuda else "none found", "grading runs on the CPU")
    yield from _box()


def _processors() -> list[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _package(name: str, repair: str) -> Found:
    try:
        return Found(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Found(name, False, "not installed", repair)


def _box() -> Iterator[Found]:
    """Starts a zygote and asks for its level, and for each wall whether it stands."""
    if platform.system() != "Linux":
        repair = "grade on Linux; `nnkit check` runs here"
        yield Found("box", False, "it needs Linux", repair)
        return
    from nnkit.judge.zygote import Zygote

    zygote = Zygote()
    try:
        zygote.wait()
        yield from (_wall(wall, zygote.walls) for wall in WALLS)
        yield _level(zygote.level, zygote.got_through)
    except (NnkitError, OSError) as error:
        yield Found("box", False, str(error), "report this with `nnkit --debug doctor`")
    finally:
        zygote.close()


def _wall(wall: Wall, standing: frozenset[str]) -> Found:
    if wall.name in SIGHT - standing and SIGHT & standing:
        [other] = SIGHT & standing
        return Found(wall.name, False, f"not needed beside {other}")
    if wall.name == "bubblewrap" and wall.name not in standing and shutil.which("bwrap"):
        return Found(
            wall.name, False, "it is installed, and is not let make namespaces", _NAMESPACES
        )
    return Found(wall.name, wall.name in standing, wall.stops, wall.repair)


_NAMESPACES = "allow user namespaces; see docs/containers.md in a container"


def _level(level: str, got_through: tuple[str, ...]) -> Found:
    if is_enough(level):
        return Found("box", True, f"level {level}")
    why = f"; it let through: {', '.join(got_through)}" if got_through else ""
    return Found("box", False, f"level {level}{why}", "hidden checks are run by `--unsafe` alone")
