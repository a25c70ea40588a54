"""A class to measure with: right and wrong answers of the course, under students' names."""

import shutil
from functools import cache
from pathlib import Path

from nnkit.course import Course, Exercise, load_course

from benchmarks.clock import ROOT

FOLDER_VARIABLE = "NNKIT_BENCH_SUBMISSION"  # which one a plain pytest is to run
MUTANTS = 6  # of each exercise, spread over its bank


@cache
def course() -> Course:
    """Gives the repository's own course."""
    return load_course(ROOT)


def make_class(folder: Path, count: int) -> list[Path]:
    """Writes `count` submissions, half of their files right; the same ones whenever it is asked."""
    exercises = course().assignments[0].exercises
    made = []
    for student in range(count):
        place = folder / f"student{student:04}"
        place.mkdir(parents=True)
        for number, exercise in enumerate(exercises):
            right, wrong = _answers(exercise)
            files = right if (student + number) % 2 == 0 else wrong
            shutil.copyfile(files[student // 2 % len(files)], place / exercise.file)
        made.append(place)
    return made


def make_small_class(scratch: Path, count: int) -> tuple[Path, Path]:
    """Gives a copy of the tests' small course, and a class of `count` of its right answers."""
    small = Path(shutil.copytree(ROOT / "tests" / "course", scratch / "course"))
    reference = small / "solutions" / "00_cumsum" / "reference.py"
    for student in range(count):
        place = scratch / "class" / f"student{student:06}"
        place.mkdir(parents=True)
        shutil.copyfile(reference, place / "cumsum.py")
    return small, scratch / "class"


def _answers(exercise: Exercise) -> tuple[list[Path], list[Path]]:
    """Gives files with right answers, and some of those with wrong ones."""
    right = [exercise.solutions / "reference.py"]
    right += sorted(exercise.solutions.glob("alternatives/*.py"))
    wrong = sorted(exercise.solutions.glob("mutants/*.py"))
    return right, wrong[:: max(1, len(wrong) // MUTANTS)][:MUTANTS]
