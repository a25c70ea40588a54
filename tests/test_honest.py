"""Honest answers in many styles: each has full marks, and the same result at every level."""

from pathlib import Path

import msgspec
import pytest
from nnkit.collect.submissions import Handed, Submission
from nnkit.course import load_course
from nnkit.judge.grade import Grader
from nnkit.judge.sentences import Manner
from nnkit.judge.session import with_checks

FILES = sorted(Path(__file__).with_name("honest").glob("*.py"))
WITHOUT = {
    "full": (),
    "strong": ("bubblewrap", "unshare"),
    "basic": ("bubblewrap", "unshare", "landlock", "seccomp"),
}


def name_of(path):
    return path.stem


def grade(course_folder, zygote, files):
    """The results of files by name, all in one session; time and level are left out."""
    course = load_course(course_folder)
    [exercise] = course.exercises

    def work(checks):
        grader = Grader(course, course.assignments[0], checks, zygote, Manner())
        results = {}
        for path in files:
            handed = Handed(exercise.file, path.read_bytes())
            result = grader.grade(Submission(path.stem, {exercise.id: handed}), (exercise,))
            results[path.stem] = msgspec.structs.replace(result, seconds=0.0, level="")
        return results

    return with_checks(course, course.assignments[0], (exercise,), work)


def complaints(result):
    """Whatever keeps a result from full marks; it is in a failed test's message."""
    [exercise] = result.exercises
    checks = [f"{each.id}: {each.message}" for each in exercise.checks if each.message]
    if (result.score, exercise.verdict) == (10.0, "ok"):
        return []
    return [exercise.verdict, exercise.message, *checks]


@pytest.fixture(scope="module")
def sample(course_folder, zygote):
    """Every fifth file, in the best box of this machine."""
    return grade(course_folder, zygote, FILES[::5])


@pytest.fixture(scope="module")
def levels(course_folder, zygote, zygote_without):
    """All files at every level."""
    boxes = {level: zygote_without(*walls) if walls else zygote for level, walls in WITHOUT.items()}
    return {level: grade(course_folder, box, FILES) for level, box in boxes.items()}


@pytest.mark.parametrize("path", FILES[::5], ids=name_of)
def test_an_honest_answer_has_full_marks(sample, path):
    assert complaints(sample[path.stem]) == []


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES, ids=name_of)
@pytest.mark.parametrize("level", WITHOUT)
def test_an_honest_answer_has_full_marks_at_every_level(levels, level, path):
    assert complaints(levels[level][path.stem]) == []


@pytest.mark.soak
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_an_honest_answer_has_the_same_result_at_every_level(levels, path):
    results = [levels[level][path.stem] for level in WITHOUT]

    assert results == [results[0]] * len(WITHOUT)
