"""The digests that a result is found again by: of what was handed in, and of what it met.

What makes a result stale is the submission, the exercise's checks and rules, limits and points, the
secret, the device, the versions of torch and nnkit, the form of the sentences, and the box's level,
which stands beside them.
"""

import hashlib

import msgspec

from nnkit import __version__
from nnkit.collect.submissions import Handed
from nnkit.course import Exercise
from nnkit.digest import exercise_files
from nnkit.judge.secret import load_secret
from nnkit.plan import Plan

_UNREAD = ("alternatives/", "reference.py")  # of an exercise's solutions, no check reads these


def submission_digest(handed: Handed | None) -> str:
    """Gives the digest of what was handed in for one exercise; an empty text when nothing was."""
    return handed.digest if handed else ""


def checks_digests(plan: Plan, torch: str, nnkit: str = __version__) -> dict[str, str]:
    """Gives, for each exercise of the plan's assignment, the digest of all that its results depend
    on beside the submission and the level; `torch` is the version that the boxes have."""
    course, assignment, _ = plan.load()
    secret = hashlib.sha256(load_secret(course.root)).hexdigest()
    form = [plan.lang, plan.for_student, plan.twice]
    beside = [assignment.name, secret, nnkit, torch, plan.device, *form]
    limits = msgspec.to_builtins(course.limits)
    return {
        each.id: _digest(each, [*beside, limits, assignment.points[each.id]])
        for each in assignment.exercises
    }


def _digest(exercise: Exercise, beside: list[object]) -> str:
    digest = hashlib.sha256(msgspec.json.encode([*beside, exercise.limits, exercise.file]))
    for name, path in exercise_files(exercise):
        room, _, inner = name.split("/", 2)
        is_read = room == "solutions" and not inner.startswith(_UNREAD)
        if is_read or inner == "exercise.toml":
            data = path.read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()
