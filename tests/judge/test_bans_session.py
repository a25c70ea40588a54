"""Bans in a whole session: which checks run when, what a broken ban costs, and what it does not."""

import pytest
from nnkit.errors import CourseError
from nnkit.judge.sentences import Manner
from nnkit.judge.session import with_checks

EXERCISE = 'file = "one.py"\ntitle = { en = "One" }\n[forbid]\n'
CHECK = '''
@pytest.mark.points(1, target="{target}"{needs})
def test_{name}(submission, box):
    """{name}"""
    {body}
'''


def check(target, name, body, needs=""):
    needs = f", needs='test_{needs}'" if needs else ""
    return CHECK.format(target=target, name=name, body=body, needs=needs)


@pytest.fixture
def graded(outcome_of):
    """Grades a text by checks under bans; gives the exercise's result."""

    def run(forbid, checks, text, **options):
        files = {"exercises/00_one/exercise.toml": EXERCISE + forbid}
        return outcome_of("".join(checks), text=text, **files, **options)

    return run


def outcomes(result):
    return [(each.target, each.outcome.value, each.points) for each in result.checks]


def test_checks_of_banned_functions_run_last_and_stand_where_they_were_collected(graded):
    text = "calls = []\ndef f(): calls.append('f'); return len(calls)\n"
    text += "def g(): calls.append('g'); return len(calls)\n"
    checks = [
        check("f", "f", "assert submission.f() == 2"),
        check("g", "g", "assert submission.g() == 1"),
    ]

    result = graded('f = ["relu"]', checks, text)

    assert outcomes(result) == [("f", "passed", 1.0), ("g", "passed", 1.0)]


def test_a_check_that_needs_one_of_a_banned_function_comes_after_it(graded):
    text = "calls = []\ndef f(): calls.append('f')\ndef g(): return len(calls)\n"
    checks = [
        check("f", "f", "submission.f()"),
        check("g", "g", "assert submission.g() == 1", needs="f"),
    ]

    result = graded('f = ["relu"]', checks, text)

    assert outcomes(result) == [("f", "passed", 1.0), ("g", "passed", 1.0)]


def test_honest_work_needs_one_process_and_a_ban_ends_with_its_function(graded):
    text = """
import os, torch
first = []
def look():
    first.append(os.getpid())
    assert set(first) == {os.getpid()}
def f(): look(); return torch.tanh(torch.ones(())).item()
def g(): look(); return torch.relu(torch.ones(())).item()
def h(): look(); return torch.relu(torch.tanh(torch.ones(()))).item()
"""
    checks = [check(name, name, f"assert submission.{name}() > 0") for name in "fgh"]

    result = graded('f = ["relu"]\ng = ["tanh"]', checks, text)

    assert outcomes(result) == [(name, "passed", 1.0) for name in "fgh"]


def test_optimizers_step_again_when_their_ban_has_ended(graded):
    text = """
import os, torch
seen = []
def f(): seen.append(os.getpid())
def g():
    weight = torch.ones(1, requires_grad=True)
    weight.grad = torch.ones(1)
    torch.optim.SGD([weight], lr=0.5).step()
    return seen == [os.getpid()] and weight.item() == 0.5
"""
    checks = [check("f", "f", "submission.f()"), check("g", "g", "assert submission.g()")]

    result = graded('f = ["optim", "optim_step"]\ng = ["relu"]', checks, text)

    assert outcomes(result) == [("f", "passed", 1.0), ("g", "passed", 1.0)]


BROKEN = "import torch\ndef f(x):\n    return x.relu() if x.sum() > 9 else x\ndef g(): return 1\n"
TWO_OF_F = [
    check("f", "quiet", "submission.f(box.torch.ones(2))"),
    check("g", "g", "assert submission.g() == 1"),
    check("f", "loud", "submission.f(box.torch.ones(99))"),
]


def test_a_broken_ban_costs_the_functions_points_and_no_others(graded):
    result = graded('f = ["relu"]', TWO_OF_F, BROKEN)

    assert (result.verdict, result.score) == ("violation", 1.0)
    assert outcomes(result) == [("f", "failed", 0.0), ("g", "passed", 1.0), ("f", "failed", 0.0)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "`f` may not use torch's own ReLU (`relu`)."),
        ("zh", "`f` 不能使用 torch 自带的 ReLU（`relu`）。"),
    ],
)
@pytest.mark.parametrize("for_student", [False, True])
def test_it_is_told_in_one_sentence_without_a_hint(graded, lang, sentence, for_student):
    result = graded('f = ["relu"]', TWO_OF_F, BROKEN, manner=Manner(lang, for_student))

    assert result.message == sentence
    assert [(each.message, each.hint) for each in result.checks if each.target == "f"] == [
        (sentence, ""),
        (sentence, ""),
    ]


def test_another_functions_check_is_not_skipped_for_a_broken_ban(graded):
    checks = [
        check("f", "f", "submission.f(box.torch.ones(99))"),
        check("g", "g", "assert submission.g() == 1", needs="f"),
    ]

    assert outcomes(graded('f = ["relu"]', checks, BROKEN))[1] == ("g", "passed", 1.0)


def test_the_import_of_a_file_is_free(graded):
    text = "import torch\nhalf = torch.relu(torch.ones(1)).item()\ndef f(): return half\n"

    assert graded('f = ["relu"]', [check("f", "f", "submission.f()")], text).verdict == "ok"


def test_a_plain_import_that_is_used_costs_the_points_though_it_never_ran(graded):
    text = """
import torch
def f(x):
    if x < 0:
        torch.optim.SGD([torch.zeros(1)], lr=0.1).step()
    return x
def g(): return 1
"""
    checks = [check("f", "f", "submission.f(1)"), check("g", "g", "submission.g()")]

    result = graded('f = ["optim"]', checks, text)

    assert (result.verdict, result.score) == ("violation", 1.0)


def test_a_sign_is_a_note_for_staff_and_costs_nothing(graded):
    text = "import torch\ndef f(): return getattr(torch, 're' + 'al') and 1\n"
    checks = [check("f", "f", "assert submission.f() == 1")]

    staff = graded('f = ["relu"]', checks, text)
    student = graded('f = ["relu"]', checks, text, manner=Manner("en", for_student=True))

    assert (staff.verdict, staff.score) == ("ok", 1.0)
    assert staff.notes == [
        "one.py, line 2: `getattr(torch, 're' + 'al')` may go around what `f` may not use"
    ]
    assert student.notes == []


def test_a_way_around_in_a_function_that_may_do_everything_is_a_note_too(graded):
    text = """
def f(x): return x.relu()
def g():
    import nnkit.box.rules
    nnkit.box.rules.Rules.switch = print
"""
    checks = [check("g", "g", "submission.g()"), check("f", "f", "submission.f(box.torch.ones(1))")]
    note = (
        "one.py, line 5: `nnkit.box.rules.Rules.switch` may go around what a function may not use"
    )

    result = graded('f = ["relu"]', checks, text)

    assert result.score == 2.0
    assert note in result.notes


def test_what_a_check_hands_to_a_free_function_may_be_what_is_banned_elsewhere(graded):
    props = "import torch\ndef criterion(a, b): return torch.nn.functional.mse_loss(a, b)\n"
    body = "submission.loss_of(box.props.criterion, box.torch.ones(2))"
    text = "def mse(a, b): return ((a - b) ** 2).mean()\ndef loss_of(f, x): return f(x, x * 2)\n"
    checks = [
        check("loss_of", "loss_of", body),
        check("mse", "mse", "submission.mse(box.torch.ones(2), box.torch.ones(2))"),
    ]

    result = graded('mse = ["mse_loss"]', checks, text, **{"solutions/00_one/props.py": props})

    assert result.verdict == "ok"


def test_a_ban_for_a_function_that_is_no_target_is_refused(course_of):
    forbid = {"exercises/00_one/exercise.toml": EXERCISE + 'ff = ["relu"]'}
    course = course_of(check("f", "f", "submission.f()"), **forbid)
    assignment = course.assignments[0]

    with pytest.raises(CourseError) as caught:
        with_checks(course, assignment, assignment.exercises, lambda checks: None)

    assert str(caught.value).endswith(
        "exercise.toml: `forbid.ff`: no check has the target `ff`; did you mean `f`?"
    )
