"""The banks of transcripts on disk: made once per course, found again by what they depend on.

One file for each exercise in `.nnkit/banks` beside the course's secret, and as private: it holds
what mutants answered to hidden inputs. It is named after a digest of the exercise's two folders,
the judge's own modules, the secret, the device and the versions. Whoever needs one that is not
there makes it, under a lock, and takes away the one before; without a place to write, a bank lives
in memory.
"""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import torch

from nnkit import __version__
from nnkit.course import Assignment, Course, Exercise
from nnkit.digest import exercise_files
from nnkit.judge.diagnose import Bank
from nnkit.judge.secret import load_secret
from nnkit.state import state_path

_decoder = msgspec.msgpack.Decoder(Bank)


def find_bank(
    course: Course,
    assignment: Assignment,
    exercise: Exercise,
    device: str,
    make: Callable[[], Bank],
) -> Bank:
    """Gives the exercise's bank: from its file, else from `make`, which runs every mutant."""
    path = _place(course, assignment, exercise, device)
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return _decoder.decode(path.read_bytes())
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):  # a course that may only be read: each run makes its own
            held.enter_context(_locked(path.parent, exercise))
        with contextlib.suppress(OSError, msgspec.DecodeError):  # made while we waited
            return _decoder.decode(path.read_bytes())
        bank = make()
        _write(path, exercise, bank)
        return bank


def _place(course: Course, assignment: Assignment, exercise: Exercise, device: str) -> Path:
    digest = hashlib.sha256(load_secret(course.root))
    for part in (assignment.name, device, str(torch.__version__), __version__, exercise.limits):
        digest.update(f"{part}\0".encode())
    for name, path in (*exercise_files(exercise), *_own_files()):
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    folder = state_path(course.root) / "banks"
    return folder / f"{exercise.id}.{digest.hexdigest()[:32]}.bank"


def _own_files() -> Iterator[tuple[str, Path]]:
    """Gives the judge's own modules: what they make of an answer changes with them."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        yield path.name, path


@contextlib.contextmanager
def _locked(folder: Path, exercise: Exercise) -> Iterator[None]:
    """Lets one process at a time make an exercise's bank."""
    folder.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(folder / f"{exercise.id}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(path: Path, exercise: Exercise, bank: Bank) -> None:
    """Writes a bank whole or not at all; what it replaces goes."""
    made = path.with_suffix(f".{os.getpid()}")
    try:
        made.write_bytes(msgspec.msgpack.encode(bank))
        for former in path.parent.glob(f"{exercise.id}.*.bank"):
            former.unlink(missing_ok=True)
        made.replace(path)
    except OSError:  # such as a disk that is full: it is made again next time
        with contextlib.suppress(OSError):
            made.unlink()
