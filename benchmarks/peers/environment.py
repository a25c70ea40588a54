"""A peer's own virtual environment, build/peers/NAME/venv, from the pins in its folder here.

Pins come from requirements.txt, torch's among them; pip's own environment variables pass through,
as where this project is installed: a public index may give torch's CUDA build.
"""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.clock import ROOT

NAMES = ("nbgrader", "otter")


def is_built(name: str) -> bool:
    """Tells whether the environment is there and not older than its pins."""
    ready = _ready(name)
    return ready.is_file() and ready.stat().st_mtime >= _pins(name).stat().st_mtime


def build(name: str) -> None:
    """Makes the environment, where it is not built; takes some minutes and 1.5 GB."""
    if is_built(name):
        return
    print(f"setting up {name}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", _folder(name)], check=True)
    install = [program(name, "python"), "-m", "pip", "install", "--quiet", "-r", str(_pins(name))]
    subprocess.run(install, check=True)
    _ready(name).touch()


def program(name: str, command: str) -> str:
    """Gives the path of a command in a peer's environment."""
    return str(_folder(name) / "bin" / command)


def environment_of(name: str, scratch: Path) -> dict[str, str]:
    """Gives the variables under which a peer runs.

    Its own commands come first, nothing of the user's Jupyter is read, and torch uses one thread,
    as in nnkit's boxes: on tensors this small more of them only cost time.
    """
    own = {"JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"}
    return {
        **os.environ,
        "PATH": f"{_folder(name) / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "OMP_NUM_THREADS": "1",
        **{variable: str(scratch / variable.lower()) for variable in sorted(own)},
    }


def _folder(name: str) -> Path:
    return ROOT / "build" / "peers" / name / "venv"


def _ready(name: str) -> Path:
    return _folder(name) / "ready"


def _pins(name: str) -> Path:
    return Path(__file__).parent / name / "requirements.txt"
