"""What of this machine's files the box sees, and what of them student code may read."""

import os
import sys
import sysconfig
from pathlib import Path

# Shared libraries and where they are listed; time zones and fonts; the processors' number.
_LIBRARIES = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32", "/usr/local/lib", "/lib",
              "/lib64", "/etc/ld.so.cache", "/etc/alternatives")  # fmt: skip
_SHARED = ("/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/fontconfig", "/etc/fonts",
           "/etc/localtime")  # fmt: skip
_PROCESSORS = ("/sys/devices/system/cpu", "/sys/devices/system/node")
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_PACKAGE = Path(__file__).parent
# Where it is installed from a checkout something by its name stands among the packages, too.
_OWN = frozenset({_PACKAGE, Path(sysconfig.get_path("purelib")) / "nnkit"})
_CUDA = ("/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/dxg")
_GPU = "/dev/nvidia"  # and the number that its driver gave it
_DRIVER = Path("/proc/driver/nvidia/gpus")


def readable() -> list[str]:
    """Gives what student code may read: libraries, Python, its packages."""
    paths = sysconfig.get_paths()
    python = [paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    base = [f"{sys.base_prefix}/lib", f"{sys.base_exec_prefix}/lib"]
    return _there([*_LIBRARIES, *_SHARED, *_PROCESSORS, *base, *python])


def readable_but_nnkit() -> list[str]:
    """Gives the same without nnkit's own package, where that is installed among the others.

    It takes a hundred paths instead of ten, so it is for the zygote, once.
    """
    found = []
    for path in readable():
        found += _around(Path(path)) if _leads_to_nnkit(Path(path)) else [path]
    return found


def visible() -> list[str]:
    """Gives what the zygote needs besides, to start: Python's programs, nnkit itself."""
    return _there([*readable(), "/usr", "/bin", sys.prefix, sys.base_prefix, str(_PACKAGE)])


def _around(folder: Path) -> list[str]:
    """Gives all that lies below a folder, but for nnkit's package and what is above it."""
    found = []
    for entry in folder.iterdir():
        if entry not in _OWN:
            found += _around(entry) if _leads_to_nnkit(entry) else [str(entry)]
    return found


def _leads_to_nnkit(folder: Path) -> bool:
    return any(own.is_relative_to(folder) for own in _OWN)


def devices(device: str) -> list[str]:
    """Gives the device files: of a GPU only where it is used."""
    return _there([*DEVICES, *((*_CUDA, *_gpus()) if device == "cuda" else ())])


def _gpus() -> list[str]:
    """Gives the files of those GPUs that CUDA_VISIBLE_DEVICES names, so that no other can be used;
    of all of them where it says nothing, or nothing that the driver knows by name."""
    numbers = dict(map(_name_and_number, _DRIVER.glob("*/information")))
    wanted = os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",")
    if {*wanted} <= {*numbers}:
        return [f"{_GPU}{numbers[name]}" for name in wanted]
    return [str(path) for path in Path(_GPU).parent.glob(f"{Path(_GPU).name}[0-9]*")]


def _name_and_number(information: Path) -> tuple[str, str]:
    """Reads what the driver says of a GPU: its UUID, and the number of its device file."""
    lines = information.read_text(encoding="utf-8").splitlines()
    said = {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
    return said.get("GPU UUID", ""), said.get("Device Minor", "")


def _there(paths: list[str]) -> list[str]:
    """Gives those that are there, each once, none below another."""
    found = sorted({path for path in map(os.path.normpath, paths) if os.path.lexists(path)})
    kept: list[str] = []
    for path in found:
        if not any(path.startswith(f"{above}/") for above in kept):
            kept.append(path)
    return kept
