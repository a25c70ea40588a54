"""Kills runs of the stub class at every point, and looks at what is left and how it goes on.

A point is the moment after a statement, before and after a commit or a line that is told, each time
that a run comes there; with `all` it is each line of the run and of the store, too. They are found
by tracing a run that is left alone. With `new` there is no store yet: its making is killed, too.
`python kill_points.py FOLDER [new] [all]` prints a report as JSON.
"""

import json
import os
import shutil
import signal
import sys
import traceback
from collections import Counter
from pathlib import Path

import stub
from nnkit import run
from nnkit.store import opening, rows, standing, store, writer
from sqlalchemy.engine import default

BOTH = ("line", "return")
DURABLE = {
    (default.__file__, "do_execute"): ("return",),  # before it is after the one before
    (default.__file__, "do_executemany"): ("return",),
    (default.__file__, "do_commit"): BOTH,
    (stub.__file__, "show"): BOTH,
}
OURS = {each.__file__ for each in (run, opening, rows, standing, store, writer)}


def tracer(come, all_lines):
    """Gives a trace function that calls `come` with the name of each point."""

    def local(frame, event, argument):
        code = frame.f_code
        if event in DURABLE.get((code.co_filename, code.co_name), BOTH):
            come(f"{Path(code.co_filename).name}:{code.co_name}:{frame.f_lineno}:{event}")
        return local

    def start(frame, event, argument):
        code = frame.f_code
        is_durable = (code.co_filename, code.co_name) in DURABLE
        return local if is_durable or (all_lines and code.co_filename in OURS) else None

    return start


def in_a_child(work):
    """Runs `work` in a child; gives how it ended, and what it gave as JSON, if anything."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(writing, json.dumps(work()).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as file:
        said = file.read()
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), json.loads(said) if said else None


def all_points(folder, all_lines):
    """Gives how often a run that is left alone comes to each point."""

    def work():
        counts = Counter()
        sys.settrace(tracer(lambda name: counts.update([name]), all_lines))
        stub.grade(folder)
        sys.settrace(None)
        return counts

    code, counts = in_a_child(work)
    assert code == 0
    return counts


def killed_at(folder, point, time, all_lines):
    """Does a run that is killed when it comes to a point for the nth time."""

    def work():
        left = time

        def come(name):
            nonlocal left
            left -= name == point
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.settrace(tracer(come, all_lines))
        stub.grade(folder)

    code, _ = in_a_child(work)
    return code == -signal.SIGKILL


def after(folder, wanted):
    """Looks at what a killed run left, does the next one, and looks again; gives by promise what is
    not as it must be. `wanted` is what counts after undisturbed runs."""
    early = [student for student, _ in stub.told(folder)]
    found = {"untrue": stub.untrue(folder), "lowered": lowered(folder)}
    before = graded(folder)
    stub.grade(folder)
    found["twice"] = [line for line in graded(folder)[len(before) :] if is_told(line, early)]
    stub.grade(folder)  # the fault of ours is tried again
    found["untrue"] += stub.untrue(folder)
    found["doubles"] = stub.doubles(folder)
    found["others"] = differing(stub.standing(folder), wanted)
    return found


def differing(one, other):
    """Gives the places that do not stand alike."""
    return sorted(place for place in {*one, *other} if one.get(place) != other.get(place))


def note(report, where, found):
    """Enters what was found, by promise, with where it was."""
    for promise, what in found.items():
        report.setdefault(promise, [])
        report[promise] += [[where, what]] if what else []


def lowered(folder):
    """Gives the students of whom a fault of ours counts, though something else did before."""
    return [place for place, said in stub.standing(folder).items() if said[0] == "internal_error"]


def is_told(line, early):
    student, *_ = line.split()
    return student in early and student != stub.FAULTY  # a fault of ours is meant to be tried again


def graded(folder):
    path = folder / "graded"
    return path.read_text(encoding="ascii").splitlines() if path.exists() else []


def main(folder, is_new, all_lines):
    """Prints what was visited, and what was wrong where."""
    if is_new:
        stub.make_course(folder / "class")
        stub.hand_in(folder / "class", "s1", cumsum="# 1\n")
    else:
        stub.make_class(folder / "class")
    calm = Path(shutil.copytree(folder / "class", folder / "calm"))
    counts = all_points(calm, all_lines)
    stub.grade(calm)
    wanted = stub.standing(calm)
    points = [(point, n + 1) for point, count in counts.items() for n in range(count)]
    report = {"points": counts, "visited": 0}
    for point, time in points:
        place = Path(shutil.copytree(folder / "class", folder / "run"))
        report["visited"] += killed_at(place, point, time, all_lines)
        note(report, [point, time], after(place, wanted))
        shutil.rmtree(place)
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), "new" in sys.argv[2:], "all" in sys.argv[2:])
