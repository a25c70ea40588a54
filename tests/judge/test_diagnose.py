"""Failed checks held against the mutants: on the small course, and on courses made here."""

import re

import pytest
from nnkit.judge.sentences import Manner

SIBLING = """
def cumulative_sum(x):
    if x.dim() != 2:
        raise ValueError("two dimensions, please")
    return x.new_ones(len(x), len(x)).tril() @ x
"""


@pytest.fixture
def diagnoses(pair, grade, tmp_path):
    """Grades a text for the small course; gives (check, misconception, hint) of what failed."""
    course = pair(tmp_path / "course")

    def run(text, lang="en"):
        (tmp_path / "ada").mkdir(exist_ok=True)
        (tmp_path / "ada" / "cumsum.py").write_text(text, encoding="utf-8")
        [result] = grade(course, tmp_path / "ada", manner=Manner(lang))
        checks = result.exercises[0].checks
        return {
            check.id.partition("::")[2]: (check.misconception, check.hint)
            for check in checks
            if check.outcome != "passed"
        }

    return run


def test_the_same_mistake_in_another_style_gets_the_mutants_diagnosis(diagnoses):
    assert diagnoses(SIBLING)["test_rows_do_not_mix"] == (
        "sums_columns",
        "The totals run down the columns: dim 0 counts samples, dim 1 counts time.",
    )


def test_a_diagnosis_is_told_in_the_students_language(diagnoses):
    assert diagnoses(SIBLING, lang="zh")["test_rows_do_not_mix"] == (
        "sums_columns",
        "累加的方向错了：dim 0 是样本，dim 1 才是时间。",
    )


def test_another_mistake_gets_the_checks_own_hint(diagnoses):
    text = SIBLING.replace("x.new_ones(len(x), len(x)).tril() @ x", "2 * x")

    assert diagnoses(text)["test_rows_do_not_mix"] == (
        "",
        "Each row is a sample. Does its total stay in its own row?",
    )


def test_what_ended_the_process_gets_no_diagnosis(diagnoses):
    found = diagnoses("import os\ndef cumulative_sum(x): os._exit(0)")

    assert {misconception for misconception, _ in found.values()} == {""}


CHECKS = '''
@pytest.mark.points(1, target="f")
def test_first(submission):
    """f adds one
    hint: One more.
    """
    assert submission.f(1) == 2

@pytest.mark.points(1, target="f")
def test_second(submission):
    """f adds one to two as well
    hint: One more again.
    """
    assert submission.f(2) == 3
'''


def mutant(killer, body, said):
    return f'"""{said}\nkilled by: {killer}\n"""\n\n\ndef f(x):\n    return {body}\n'


def misconceptions(exercise):
    return [check.misconception for check in exercise.checks]


def test_of_two_that_answer_alike_the_one_that_this_check_must_kill_is_told(outcome_of):
    files = {
        "solutions/00_one/mutants/a.py": mutant("test_second", "x", "one idea"),
        "solutions/00_one/mutants/b.py": mutant("test_first", "x", "another idea"),
    }

    exercise = outcome_of(CHECKS, text="def f(n): return n", **files)

    assert misconceptions(exercise) == ["b", "a"]
    assert [check.hint for check in exercise.checks] == ["another idea", "one idea"]


def test_then_the_one_that_the_other_checks_do_not_speak_against(outcome_of):
    files = {
        "solutions/00_one/mutants/a.py": mutant("test_first", "x", "never adds"),
        "solutions/00_one/mutants/b.py": mutant("test_first", "x + (x > 1)", "adds to two"),
    }

    never = outcome_of(CHECKS, text="def f(n): return n", **files)
    sometimes = outcome_of(CHECKS, text="def f(n): return 1 if n == 1 else n + 1", **files)

    assert misconceptions(never) == ["a", "a"]
    assert misconceptions(sometimes) == ["b", ""]


FREE_ORDER = '''
@pytest.mark.points(1, target="f")
def test_any_order(submission):
    """f gives the numbers up to two, in any order"""
    numbers = submission.f(2)
    assert_close(len(numbers), 3)
    assert_close(sorted(numbers), [0, 1, 2])
'''


def test_what_the_statement_leaves_free_hides_no_mistake(outcome_of):
    body = "[*range(x), x + 1]"
    files = {"solutions/00_one/mutants/a.py": mutant("test_any_order", body, "misses the last")}

    turned = outcome_of(FREE_ORDER, text=f"def f(x): return {body}[::-1]", **files)
    another = outcome_of(FREE_ORDER, text="def f(x): return [2, 2, 0]", **files)

    assert misconceptions(turned) == ["a"]
    assert misconceptions(another) == [""]


def test_a_single_number_that_was_compared_tells_too_little(outcome_of):
    mine = mutant("test_any_order", "[0, 1]", "misses the last")
    files = {"solutions/00_one/mutants/a.py": mine}

    same = outcome_of(FREE_ORDER, text="def f(x): return [0, 1]", **files)
    another = outcome_of(FREE_ORDER, text="def f(x): return [1, 2]", **files)

    assert misconceptions(same) == ["a"]
    assert misconceptions(another) == [""]


def test_what_another_line_compared_is_another_mistake(outcome_of):
    checks = '''
@pytest.mark.points(1, target="f")
def test_halves(submission):
    """f counts to three"""
    numbers = submission.f(2)
    assert_close(numbers[:2], [0, 1])
    assert_close(numbers[2:], [2, 3])
'''
    files = {"solutions/00_one/mutants/a.py": mutant("test_halves", "[5, 6]", "begins at five")}

    exercise = outcome_of(checks, text="def f(x): return [0, 1, 5, 6]", **files)

    assert misconceptions(exercise) == [""]


def test_the_same_answers_come_before_the_same_comparison(outcome_of):
    files = {
        "solutions/00_one/mutants/a.py": mutant("test_any_order", "[3, 1, 0]", "one order"),
        "solutions/00_one/mutants/b.py": mutant("test_any_order", "[0, 1, 3]", "another"),
    }

    exercise = outcome_of(FREE_ORDER, text="def f(x): return [0, 1, 3]", **files)

    assert misconceptions(exercise) == ["b"]


def test_a_right_answer_makes_no_bank(outcome_of, tmp_path):
    files = {"solutions/00_one/mutants/a.py": mutant("test_first", "x", "never adds")}

    outcome_of(CHECKS, text="def f(n): return n + 1", **files)

    assert not (tmp_path / "course/.nnkit/banks").exists()


def test_a_bank_is_made_once_and_made_anew_when_a_mutant_changes(outcome_of, tmp_path):
    name = "solutions/00_one/mutants/a.py"
    banks = tmp_path / "course/.nnkit/banks"

    outcome_of(CHECKS, text="def f(n): return n", **{name: mutant("test_first", "x", "one")})
    [first] = banks.glob("*.bank")
    made = first.stat().st_mtime_ns
    outcome_of(CHECKS, text="def f(n): return n", **{name: mutant("test_first", "x", "one")})

    assert first.stat().st_mtime_ns == made

    exercise = outcome_of(CHECKS, "def f(n): return n", **{name: mutant("test_first", "x", "two")})

    [second] = banks.glob("*.bank")
    assert second.name != first.name
    assert exercise.checks[0].hint == "two"
    assert re.fullmatch(r"00_one\.[0-9a-f]{32}\.bank", second.name)


def test_a_broken_bank_is_made_anew(outcome_of, tmp_path):
    files = {"solutions/00_one/mutants/a.py": mutant("test_first", "x", "one")}
    outcome_of(CHECKS, text="def f(n): return n", **files)
    [bank] = (tmp_path / "course/.nnkit/banks").glob("*.bank")
    bank.write_bytes(b"\x93half a bank")

    exercise = outcome_of(CHECKS, text="def f(n): return n", **files)

    assert misconceptions(exercise)[0] == "a"


def test_a_place_that_cannot_be_written_costs_no_diagnosis(outcome_of, tmp_path):
    files = {"solutions/00_one/mutants/a.py": mutant("test_first", "x", "one")}
    (tmp_path / "course/.nnkit").mkdir(parents=True)
    (tmp_path / "course/.nnkit/banks").write_text("a file where the folder should be")

    exercise = outcome_of(CHECKS, text="def f(n): return n", **files)

    assert misconceptions(exercise)[0] == "a"


def test_no_mutants_no_diagnosis(outcome_of):
    exercise = outcome_of(CHECKS, text="def f(n): return n")

    assert misconceptions(exercise) == ["", ""]
    assert exercise.checks[0].hint == "One more."
