"""Failed checks that are run again in a fresh process."""

import pytest
from nnkit.course import load_course
from nnkit.judge.sentences import Manner

RIGHT = """
def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
"""
# Right in its process's first call, and wrong from then on.
TIRED = """
calls = 0

def cumulative_sum(x):
    global calls
    calls += 1
    if x.ndim != 2:
        raise ValueError
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu() + (calls > 1)
"""
WRONG = "def cumulative_sum(x):\n    return x\n"


@pytest.fixture(scope="module")
def twice(grade, course_folder, tmp_path_factory):
    """Grades a file with `--twice`, and gives the exercise's result."""

    def run(text, **options):
        folder = tmp_path_factory.mktemp("twice") / "ada"
        folder.mkdir()
        (folder / "cumsum.py").write_text(text, encoding="utf-8")
        course = load_course(course_folder)
        [result] = grade(course, folder, **{"twice": True, **options})
        return result.exercises[0]

    return run


@pytest.fixture(scope="module")
def tired(twice):
    return twice(TIRED)


def marked(result):
    return [check.id for check in result.checks if check.unstable is True]


def test_a_check_that_ends_otherwise_in_a_fresh_process_is_marked(tired):
    assert len(marked(tired)) > 0
    assert {each.outcome for each in tired.checks if each.unstable is True} == {"failed"}


def test_what_is_marked_is_told_to_staff(tired):
    told = [note for note in tired.notes if "is unstable" in note]

    assert [note.partition(" is unstable")[0] for note in told] == sorted(marked(tired))
    assert all(note.endswith("failed at first, passed in a fresh process") for note in told)


def test_no_point_is_earned_by_the_second_time(tired, twice):
    once = twice(TIRED, twice=False)

    assert tired.score == once.score < tired.max_score
    assert [each.points for each in tired.checks] == [each.points for each in once.checks]
    assert marked(once) == []


@pytest.mark.parametrize("text", [RIGHT, WRONG, "import os\nos._exit(3)\n"])
def test_what_ends_alike_is_not_marked(twice, text):
    result = twice(text)

    assert marked(result) == []
    assert [note for note in result.notes if "unstable" in note] == []


def test_a_student_is_shown_no_mark(twice):
    assert marked(twice(TIRED, manner=Manner(for_student=True))) == []
