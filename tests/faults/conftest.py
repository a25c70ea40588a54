"""What the tests of the promises share: programs that do damage, and tell what came of it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "programs"
MEMORY = Path("/dev/shm")  # a killed process loses nothing there either, and it is fast


@pytest.fixture(scope="session")
def programs():
    """The folder of the programs."""
    return PROGRAMS


@pytest.fixture(scope="session")
def report():
    """Runs a program in a folder of its own, and gives what it found."""

    def run(program, *arguments):
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            done = subprocess.run(
                [sys.executable, PROGRAMS / f"{program}.py", folder, *arguments],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
