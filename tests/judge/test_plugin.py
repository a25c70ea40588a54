"""Checks as pytest runs them: marks, docstrings, fixtures, and what becomes of an item."""

import pytest
from nnkit.errors import CourseError
from nnkit.judge.plugin import read_docstring
from nnkit.judge.sentences import Manner

RIGHT = '''
@pytest.mark.points(4, target="f")
def test_right(submission):
    """f gives back what it gets"""
    assert_close(submission.f(3), 3)
'''
WRONG = '''
@pytest.mark.points(2.5, target="f")
def test_wrong(submission):
    """f adds one
    hint: What is one more?
    """
    assert_close(submission.f(3), 4)
'''


def told(exercise):
    return [(check.id.partition("::")[2], check.outcome, check.points) for check in exercise.checks]


def test_a_check_that_passes_earns_its_points(outcome_of):
    exercise = outcome_of(RIGHT + WRONG)

    assert told(exercise) == [("test_right", "passed", 4.0), ("test_wrong", "failed", 0.0)]
    assert [check.max_points for check in exercise.checks] == [4.0, 2.5]
    assert (exercise.score, exercise.max_score, exercise.verdict) == (4.0, 10.0, "ok")


def test_a_check_is_told_with_file_title_target_and_hint(outcome_of):
    check = outcome_of(WRONG).checks[0]

    assert check.id == "test_f.py::test_wrong"
    assert (check.title, check.target, check.hint) == ("f adds one", "f", "What is one more?")
    assert check.message == "The values are not right. the answer is 3, not 4"


def test_a_check_that_passes_needs_no_message_and_no_hint(outcome_of):
    check = outcome_of(RIGHT).checks[0]

    assert (check.message, check.hint) == ("", "")


def test_each_item_of_a_parametrized_check_counts(outcome_of):
    checks = '''
@pytest.mark.points(2, target="f")
@pytest.mark.parametrize("x", [1, 2, 3], ids=["one", "two", "three"])
def test_most(submission, x):
    """f knows one and two"""
    assert submission.f(x) == min(x, 2)
'''

    assert told(outcome_of(checks)) == [
        ("test_most[one]", "passed", 2.0),
        ("test_most[two]", "passed", 2.0),
        ("test_most[three]", "failed", 0.0),
    ]


def needing(name, needs, expected=3):
    return f'''
@pytest.mark.points(1, target="f", needs={needs!r})
def {name}(submission):
    """{name}"""
    assert submission.f(3) == {expected}
'''


def test_a_check_is_skipped_when_one_that_it_needs_did_not_pass(outcome_of):
    exercise = outcome_of(WRONG + needing("test_next", "test_wrong"))

    assert told(exercise)[1] == ("test_next", "skipped", 0.0)
    assert exercise.checks[1].message == "Not tried: it needs `test_wrong`, which did not pass."


def test_a_check_runs_when_all_that_it_needs_passed(outcome_of):
    checks = RIGHT + needing("test_second", ["test_right"])

    exercise = outcome_of(checks + needing("test_third", ["test_right", "test_second"]))

    assert [check.outcome for check in exercise.checks] == ["passed"] * 3


def test_what_needs_a_skipped_check_is_skipped_too(outcome_of):
    checks = WRONG + needing("test_second", "test_wrong") + needing("test_third", "test_second")

    assert [check.outcome for check in outcome_of(checks).checks] == [
        "failed",
        "skipped",
        "skipped",
    ]


def test_nothing_else_is_skipped(outcome_of):
    checks = WRONG + needing("test_second", "test_wrong") + RIGHT

    assert [check.outcome for check in outcome_of(checks).checks] == [
        "failed",
        "skipped",
        "passed",
    ]


def test_a_check_comes_after_those_that_it_needs(outcome_of):
    exercise = outcome_of(needing("test_first_in_the_file", "test_right") + RIGHT)

    assert told(exercise) == [
        ("test_right", "passed", 4.0),
        ("test_first_in_the_file", "passed", 1.0),
    ]


def test_a_check_needs_every_item_of_a_parametrized_one(outcome_of):
    checks = '''
@pytest.mark.points(1, target="f")
@pytest.mark.parametrize("x", [1, 2])
def test_both(submission, x):
    """f knows two only"""
    assert submission.f(x) == 2
'''

    exercise = outcome_of(checks + needing("test_next", "test_both"))

    assert [check.outcome for check in exercise.checks] == ["failed", "passed", "skipped"]


@pytest.mark.parametrize(
    ("checks", "message"),
    [
        ('def test_f(submission):\n    """Title"""', "`test_f` needs `@pytest.mark.points"),
        ('@pytest.mark.points(2)\ndef test_f():\n    """Title"""', "`test_f` needs `@pytest"),
        (
            '@pytest.mark.points("2", target="f")\ndef test_f():\n    """Title"""',
            "with a number and a name",
        ),
        ('@pytest.mark.points(2, target="f")\ndef test_f():\n    pass', "needs a docstring"),
        (RIGHT + needing("test_n", "test_rigth"), "needs `test_rigth`; did you mean `test_right`"),
        (needing("test_a", "test_b") + needing("test_b", "test_a"), "test_a, test_b need one"),
    ],
    ids=["no mark", "no target", "points are text", "no docstring", "needs nothing", "a circle"],
)
def test_a_check_that_is_not_one_is_told_with_its_file(outcome_of, checks, message):
    with pytest.raises(CourseError) as caught:
        outcome_of(checks)

    assert message in str(caught.value)
    assert "test_f.py" in str(caught.value) or "need one another" in str(caught.value)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("assert submission.f('x') == 5", "The answer is not right."),
        ("submission.f('x') + 5", "The answer is not right. TypeError: "),
        ("submission.f([])[3]", "The answer is not right. IndexError: "),
        ("submission.f({})['key']", "The answer is not right. KeyError: 'key'"),
        ("submission.f(None).item()", "The answer is not right. AttributeError: "),
        ("bool(submission.f)", "The answer is not right. TypeError: an object in the box has no"),
        ("pytest.fail('no')", "The answer is not right. Failed: no"),
        ("raise SystemExit", "The answer is not right. SystemExit:"),
    ],
)
def test_a_check_whose_own_code_trips_over_an_answer_is_failed(outcome_of, statement, message):
    checks = f'''
@pytest.mark.points(1, target="f")
def test_trips(submission):
    """f"""
    {statement}
'''

    exercise = outcome_of(checks + RIGHT)

    assert told(exercise) == [("test_trips", "failed", 0.0), ("test_right", "passed", 4.0)]
    assert exercise.checks[0].message.startswith(message)


def test_an_exception_of_the_students_is_errored_and_told_with_its_line(outcome_of):
    exercise = outcome_of(RIGHT, text="def f(x):\n    return x // 0")

    assert told(exercise) == [("test_right", "errored", 0.0)]
    assert exercise.checks[0].message == (
        "Your code raised ZeroDivisionError (integer division or modulo by zero) "
        "in `one.py`, line 2: `return x // 0`."
    )
    assert exercise.verdict == "ok"


def test_a_student_reads_no_text_of_an_exception_and_no_value(outcome_of):
    text = "def f(x):\n    if x == 3:\n        raise ValueError(f'the input is {x}')\n    return x"
    checks = RIGHT + WRONG.replace("submission.f(3)", "submission.f(77)")

    errored, failed = outcome_of(checks, text, manner=Manner("en", for_student=True)).checks

    assert errored.message == (
        "Your code raised ValueError in `one.py`, line 3: `raise ValueError(f'the input is {x}')`."
    )
    assert failed.message == "The values are not right."


def test_a_class_reads_chinese_where_it_asks_for_it(outcome_of):
    checks = '''
@pytest.mark.points(1, target="f")
def test_f(submission):
    """f adds one
    zh: f 加一
    hint: One more.
    hint.zh: 多一个。
    """
    assert_close(submission.f(3), 4)

@pytest.mark.points(1, target="f")
def test_g(submission):
    """f adds two
    hint: Two more.
    """
    assert_close(submission.f(3), 5)
'''

    translated, other = outcome_of(checks, manner=Manner("zh")).checks

    assert (translated.title, translated.hint) == ("f 加一", "多一个。")
    assert translated.message == "数值不对。 the answer is 3, not 4"
    assert (other.title, other.hint) == ("f adds two", "Two more.")


TRIES = """
from pathlib import Path

MARK = Path(__file__).parent / "mark"

@pytest.fixture
def broken():
    with MARK.open("a") as file:
        file.write("x")
    {what}
"""
BROKEN = '''
@pytest.mark.points(1, target="f")
def test_broken(submission, broken):
    """f"""
    assert submission.f(3) == 3
'''


@pytest.mark.parametrize(
    "what",
    ["raise ValueError", "assert False", "pytest.skip('later')", "yield 1\n    raise KeyError"],
)
def test_a_check_that_breaks_in_its_set_up_is_our_fault_and_tried_three_times(outcome_of, what):
    exercise = outcome_of(RIGHT + TRIES.format(what=what) + BROKEN)

    assert (exercise.verdict, exercise.score, exercise.checks) == ("internal_error", None, [])
    assert exercise.message == (
        "The grader itself failed here; this is not your fault and costs no points."
    )


def test_a_check_that_breaks_in_its_set_up_is_tried_again(outcome_of):
    what = "if MARK.read_text() == 'x': raise ValueError('the first time only')"

    exercise = outcome_of(RIGHT + TRIES.format(what=what) + BROKEN)

    assert told(exercise) == [("test_right", "passed", 4.0), ("test_broken", "passed", 1.0)]


def test_a_fault_of_ours_is_told_to_staff_and_not_to_a_student(outcome_of):
    checks = TRIES.format(what="raise ValueError('out of order')") + BROKEN

    staff = outcome_of(checks)
    student = outcome_of(checks, manner=Manner("en", for_student=True))

    assert staff.notes == ["a check broke in its setup: ValueError: out of order"]
    assert student.notes == []


def test_a_student_who_raises_in_the_set_up_of_a_check_is_not_a_fault_of_ours(outcome_of):
    checks = '''
@pytest.fixture
def answer(submission):
    return submission.f(3)

@pytest.mark.points(1, target="f")
def test_f(answer):
    """f"""
    assert answer == 3
'''

    exercise = outcome_of(checks, text="def f(x): raise ValueError")

    assert (exercise.verdict, exercise.checks[0].outcome) == ("ok", "errored")


@pytest.mark.parametrize("what", ["raise OSError('disk')", "pytest.skip('later')"])
def test_a_check_whose_machine_breaks_is_a_fault_of_ours(outcome_of, what):
    checks = f'''
@pytest.mark.points(1, target="f")
def test_f(submission):
    """f"""
    {what}
'''

    assert outcome_of(checks).verdict == "internal_error"


def test_a_check_draws_the_same_inputs_for_every_student(course_of, grade, tmp_path):
    checks = '''
@pytest.mark.points(1, target="f")
def test_f(submission, rng):
    """f"""
    assert submission.f(rng.integers(0, 10**15)) is None
'''
    for name in ("ada", "bob"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.py").write_text("def f(x): return x", encoding="utf-8")

    ada, bob = grade(course_of(checks), tmp_path / "ada", tmp_path / "bob")

    assert "assert" in ada.exercises[0].checks[0].message
    assert ada.exercises[0].checks[0].message == bob.exercises[0].checks[0].message


def test_each_item_of_a_check_draws_inputs_of_its_own(outcome_of):
    checks = '''
SEEN = set()

@pytest.mark.points(1, target="f")
@pytest.mark.parametrize("number", range(20))
def test_f(rng, number):
    """f"""
    drawn = rng.integers(0, 10**15)
    assert drawn not in SEEN
    SEEN.add(drawn)
'''

    assert outcome_of(checks).score == 20.0


def test_the_box_draws_the_same_whenever_a_check_runs(outcome_of):
    checks = '''
@pytest.mark.points(1, target="f")
@pytest.mark.parametrize("number", range(2))
def test_f(submission, number):
    """f"""
    FIRST.append(submission.f())

FIRST = []

@pytest.mark.points(1, target="f", needs="test_f")
def test_g():
    """f"""
    assert FIRST[0] != FIRST[1]
'''
    text = "import torch\ndef f(): return torch.rand(1).item()"

    assert outcome_of(checks, text).score == 3.0


def test_props_are_the_same_here_and_in_the_box(outcome_of):
    checks = '''
@pytest.mark.points(1, target="f")
def test_f(submission, box, props):
    """f"""
    assert submission.f(box.props.double, 4) == props.double(4) == 8
'''

    exercise = outcome_of(
        checks,
        "def f(g, x): return g(x)",
        **{"solutions/00_one/props.py": "def double(x):\n    return 2 * x\n"},
    )

    assert exercise.score == 1.0


def test_props_that_are_not_there_are_a_fault_of_ours(outcome_of):
    checks = '''
@pytest.mark.points(1, target="f")
def test_f(props):
    """f"""
'''

    exercise = outcome_of(checks)

    assert exercise.verdict == "internal_error"
    assert "the fixture `props` needs it" in exercise.notes[0]


@pytest.mark.parametrize(
    ("docstring", "texts"),
    [
        ("Title", {"en": "Title"}),
        ("\n    Title\n    goes on\n    ", {"en": "Title goes on"}),
        ("Title\n    zh: 标题\n", {"en": "Title", "zh": "标题"}),
        (
            "Title\n    hint: Look\n    again.\n    hint.zh: 再看\n",
            {"en": "Title", "hint": "Look again.", "hint.zh": "再看"},
        ),
        ("", {"en": ""}),
        ("Title: x\n    note: is part of it", {"en": "Title: x note: is part of it"}),
    ],
)
def test_a_docstring_holds_title_and_hints(docstring, texts):
    assert read_docstring(docstring) == texts


@pytest.mark.parametrize(
    "head",
    [
        "@pytest.fixture\ndef x(rng):\n    return 3",
        "@pytest.fixture(autouse=True)\ndef before():\n    KEPT.append(3)",
        "@pytest.fixture\ndef rng():\n    return type('Fixed', (), {'x': 3})",
        "@pytest.fixture\ndef x(request):\n    return request.param\n"
        "indirect = pytest.mark.parametrize('x', [3], indirect=True)",
        "def setup_function(function):\n    KEPT.append(3)",
    ],
    ids=["fixture", "autouse", "in the place of ours", "indirect", "set-up of the module"],
)
def test_what_a_course_asks_of_pytest_is_done(outcome_of, head):
    taken = "x" if "def x" in head else "rng"
    value = {"x": "x", "rng": "rng.x"}[taken] if "KEPT" not in head else "KEPT.pop()"
    mark = "@indirect\n" if "indirect =" in head else ""
    checks = f'''
KEPT = []

{head}

{mark}@pytest.mark.points(1, target="f")
def test_f(submission, {taken}):
    """f"""
    assert submission.f({value}) == 3
'''

    assert [check.outcome for check in outcome_of(checks).checks] == ["passed"]


def test_a_class_of_checks_gets_its_own_object(outcome_of):
    checks = '''
class TestF:
    x = 3

    @pytest.mark.points(1, target="f")
    def test_f(self, submission):
        """f"""
        assert submission.f(self.x) == 3
'''

    assert told(outcome_of(checks)) == [("test_f", "passed", 1.0)]
