"""The ladder of hints of an exercise, and how many of them a student has been shown.

The counts stand in `.nnkit/hints.json` of the course's folder, a number for each exercise. They are
a convenience, and a file that holds anything else counts as none.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from nnkit.course import Course
from nnkit.errors import UsageError
from nnkit.state import make_state, state_path


@dataclass(frozen=True)
class Ladder:
    """The hints shown so far, the newest last, and how many there are in all."""

    shown: tuple[str, ...]
    total: int

    @property
    def is_climbed(self) -> bool:
        """Whether there is no further hint."""
        return len(self.shown) == self.total


def climb(course: Course, name: str, lang: str, from_start: bool = False) -> Ladder:
    """Gives an exercise's ladder with one more hint than at the last call, and keeps the count.

    `from_start` begins anew. UsageError for an unknown exercise, for one without hints, and where
    the count cannot be kept.
    """
    exercise = course.exercise(name)
    if not exercise.hints:
        with_hints = [each.id for each in course.exercises if each.hints]
        others = ", ".join(f"`{each}`" for each in with_hints) or "none"
        raise UsageError(f"`{name}` has no hints; exercises with hints: {others}.")
    counts = _load_counts(hints_path(course.root))
    before = 0 if from_start else counts.get(name, 0)
    count = min(before + 1, len(exercise.hints))
    _save_counts(course.root, {**counts, name: count})
    shown = tuple(hint.get(lang) for hint in exercise.hints[:count])
    return Ladder(shown, len(exercise.hints))


def hints_path(root: Path) -> Path:
    """Gives the place of a course's counts."""
    return state_path(root) / "hints.json"


def _load_counts(path: Path) -> dict[str, int]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(
            f"{path}: the count of hints cannot be read ({error.strerror}); remove it."
        ) from None
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {name: count for name, count in told.items() if type(count) is int and count > 0}


def _save_counts(root: Path, counts: dict[str, int]) -> None:
    """Writes the counts whole or not at all; of two that do so at once the last one counts."""
    path = hints_path(root)
    made = path.with_name(f"hints.{os.getpid()}.new")
    try:
        make_state(root)
        made.write_text(json.dumps(counts, sort_keys=True) + "\n", encoding="utf-8")
        made.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path}: the count of hints cannot be kept ({error.strerror}); "
            "make the folder writable."
        ) from None
