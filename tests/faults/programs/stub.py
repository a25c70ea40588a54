"""A class whose work is a stub: what comes of a submission follows from its bytes alone.

Course, collecting, run and store are the real ones; torch is left out, so that hundreds of runs can
be killed. As a program: `python stub.py FOLDER [OPTIONS AS JSON]` does one run over the class in
FOLDER and prints the sentence of the error that it ended with, if any.

In FOLDER lie course/, class/, results.db, told (a line for each result that was told) and graded (a
line for each piece of work).
"""

import hashlib
import json
import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

from nnkit import run as run_module
from nnkit.collect.classes import collect
from nnkit.course import load_course
from nnkit.errors import NnkitError
from nnkit.plan import Done, Environment, Plan, Wanted
from nnkit.results import CheckResult, ExerciseResult, Outcome, Result, Verdict, total
from nnkit.run import ClassRun
from nnkit.store.store import open_store

SMALL = Path(__file__).parent.parent.parent / "course"
ENVIRONMENT = Environment(frozenset({"full"}), "2.13.0")
FAULTY = "s3"  # in the class that `make_class` makes
run_module._BATCH_S = 1e9  # a batch ends by its size alone: each run does the same
run_module._BATCH = 2


def make_course(folder):
    """Makes a course of two exercises out of the tests' own, which has one."""
    shutil.copytree(SMALL, folder / "course")
    for room in ("exercises", "solutions"):
        shutil.copytree(SMALL / room / "00_cumsum", folder / "course" / room / "01_again")
    shutil.copyfile(
        SMALL / "exercises/00_cumsum/cumsum.py", folder / "course/exercises/01_again/again.py"
    )
    for path, before, after in (
        ("course.toml", "00_cumsum = 10", "00_cumsum = 10\n01_again = 5"),
        ("exercises/01_again/exercise.toml", '"cumsum.py"', '"again.py"'),
    ):
        text = (folder / "course" / path).read_text(encoding="utf-8")
        assert before in text
        (folder / "course" / path).write_text(text.replace(before, after), encoding="utf-8")
    (folder / "course" / ".nnkit").mkdir()
    (folder / "course" / ".nnkit" / "secret").write_text("5e" * 32, encoding="ascii")


def hand_in(folder, student, **texts):
    """Puts files of a student's into the class."""
    place = folder / "class" / student
    place.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (place / f"{name}.py").write_text(text, encoding="utf-8")


def make_class(folder):
    """Makes a class of five that was graded once, and what has changed since: two handed in again,
    one of them is a fault of ours when it is graded first, and one is new."""
    make_course(folder)
    for number in range(5):
        hand_in(folder, f"s{number}", cumsum=f"# {number}\n", again=f"# again {number}\n")
    grade(folder)
    for name in ("told", "graded"):
        (folder / name).unlink()
    hand_in(folder, "s1", cumsum="# 1, again\n")
    hand_in(folder, FAULTY, cumsum="# faults once\n")
    hand_in(folder, "s9", cumsum="# 9\n", again="# again 9\n")


def grade(folder, on_told=None, **options):
    """Does one run. `seed` shuffles the order of the work, `ahead` is how many are at work."""
    course = load_course(folder / "course")
    assignment = course.assignments[0]
    names = tuple(each.id for each in assignment.exercises)
    plan = Plan(course.root, assignment.name, names, "cpu", "en", for_student=False)
    wanted = Wanted(fresh=options.get("fresh", False))
    told = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def show(result, is_new):
        os.write(told, (json.dumps(outcome(result)) + "\n").encode())
        if on_told:
            on_told()

    store = str(options.get("store") or folder / "results.db")
    try:
        with open_store(store) as store, collect([folder / "class"], course.exercises) as collected:
            run = ClassRun(plan, store, collected, wanted, show)
            _work(folder, run, random.Random(options.get("seed", 0)), options.get("ahead", 1))
            run.end()
    finally:
        os.close(told)


def _work(folder, run, order, ahead):
    jobs, waiting = run.begin(ENVIRONMENT), []
    for job in jobs:
        waiting.append(job)
        if len(waiting) == ahead:
            run.tell(_done(folder, waiting.pop(order.randrange(ahead))))
    order.shuffle(waiting)
    for job in waiting:
        run.tell(_done(folder, job))


def _done(folder, job):
    exercises = [_exercise(folder, job.submission, name) for name in job.exercises]
    line = f"{job.submission.student} {' '.join(job.exercises)}\n".encode()
    with open(folder / "graded", "ab", buffering=0) as file:  # noqa: PTH123 - unbuffered
        file.write(line)
    return Done(
        job.number,
        Result(
            student=job.submission.student, assignment="sums", score=total(exercises),
            max_score=sum(each.max_score for each in exercises), device="cpu", level="full",
            torch=ENVIRONMENT.torch, course="", seconds=0.5, exercises=exercises,
        ),
    )  # fmt: skip


def _exercise(folder, submission, name):
    handed = submission.files.get(name)
    best = {"00_cumsum": 10.0, "01_again": 5.0}[name]
    if handed is None or _is_fault(folder, submission, handed):
        verdict = Verdict.INTERNAL_ERROR if handed else Verdict.MISSING
        score = None if handed else 0.0
        return ExerciseResult(
            id=name, file=f"{name}.py", sha256=None, verdict=verdict, message="", notes=[],
            score=score, max_score=best, checks=[],
        )  # fmt: skip
    bits = hashlib.sha256(handed.data).digest()
    checks = [_check(n, bits[n], best / 5) for n in range(5)]
    return ExerciseResult(
        id=name, file=handed.name, sha256=handed.sha256, verdict=Verdict.OK, message="", notes=[],
        score=sum(each.points for each in checks), max_score=best, checks=checks,
    )  # fmt: skip


def _is_fault(folder, submission, handed):
    if b"faults once" not in handed.data:
        return False
    graded = folder / "graded"
    before = graded.read_text(encoding="ascii") if graded.exists() else ""
    return submission.student not in before


def _check(number, byte, points):
    outcome = [Outcome.PASSED, Outcome.FAILED, Outcome.ERRORED, Outcome.PASSED][byte % 4]
    return CheckResult(
        id=f"test_cumsum.py::test_{number}", title=f"check {number}", outcome=outcome,
        points=points if outcome is Outcome.PASSED else 0.0, max_points=points,
        message=hashlib.sha256(bytes([byte])).hexdigest() * 4,
    )  # fmt: skip


# what came of it


def outcome(result):
    """Gives what a grade is of a result: verdicts, points, outcomes of checks."""
    return [result.student, {each.id: exercise_outcome(each) for each in result.exercises}]


def exercise_outcome(exercise):
    """Gives the same of one exercise."""
    checks = [[check.id, check.outcome, check.points] for check in exercise.checks]
    return [exercise.verdict, exercise.score, checks]


def standing(folder, store=None):
    """Gives what counts, by student and exercise."""
    with open_store(str(store or folder / "results.db")) as opened:
        return {
            f"{each.key.student} {each.key.exercise}": exercise_outcome(each.result)
            for each in opened.standing("sums")
        }


def history(folder, store=None):
    """Gives all that is stored, by student and exercise, the oldest first."""
    found = {}
    with open_store(str(store or folder / "results.db")) as opened:
        for student in sorted(path.name for path in (folder / "class").iterdir()):
            for each in opened.of_student("sums", student):
                place = f"{each.key.student} {each.key.exercise}"
                found.setdefault(place, []).append(each)
    return found


def doubles(folder, store=None):
    """Gives the keys of which there is more than one result that is no fault of ours."""
    rows = [each for rows in history(folder, store).values() for each in rows]
    counts = Counter(each.key for each in rows if not each.is_fault)
    return [f"{key.student} {key.exercise}" for key, count in counts.items() if count > 1]


def told(folder):
    """Gives what was told, as `outcome` gives it; the last line may be cut by a kill."""
    path = folder / "told"
    lines = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    return [json.loads(line) for line in lines]


def untrue(folder, store=None):
    """Gives those that were told and are not in the store as they were told."""
    stored = history(folder, store)
    return [
        f"{student} {exercise}"
        for student, exercises in told(folder)
        for exercise, said in exercises.items()
        if said not in [plain(each) for each in stored.get(f"{student} {exercise}", [])]
    ]


def plain(stored):
    """Gives a stored result in the form in which it was told."""
    return json.loads(json.dumps(exercise_outcome(stored.result)))


def main():
    """Does one run, and tells how it ended."""
    folder = Path(sys.argv[1])
    options = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    try:
        grade(folder, **options)
    except NnkitError as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
