"""The result of a submission that could not be graded by a fault of ours: no score, and why."""

from nnkit.course import Assignment, Exercise
from nnkit.digest import course_digest
from nnkit.plan import TRIES, Done, Job, Plan
from nnkit.results import ExerciseResult, Result, Verdict
from nnkit.texts import clean, say


def given_up(plan: Plan, job: Job) -> Done:
    """Gives what comes of a job that took TRIES workers along."""
    why = f"{TRIES} workers died, or did not answer, while they graded it"
    return Done(job.number, internal_error(plan, job, why))


def internal_error(plan: Plan, job: Job, why: str) -> Result:
    """Gives a result whose exercises all end as `internal_error`; `why` is a note for staff."""
    course, assignment, _ = plan.load()
    exercises = assignment.chosen(job.exercises)
    return Result(
        student=job.submission.student,
        assignment=assignment.name,
        score=None,
        max_score=sum(assignment.points[each.id] for each in exercises),
        device=plan.device,
        level="none",
        torch="",
        course=course_digest(course),
        seconds=0.0,
        exercises=[_exercise(plan, assignment, each, job, why) for each in exercises],
    )


def _exercise(
    plan: Plan, assignment: Assignment, exercise: Exercise, job: Job, why: str
) -> ExerciseResult:
    handed = job.submission.files.get(exercise.id)
    return ExerciseResult(
        id=exercise.id,
        file=handed.name if handed else exercise.file,
        sha256=handed.sha256 if handed else None,
        verdict=Verdict.INTERNAL_ERROR,
        message=say("internal_error", plan.lang),
        notes=[] if plan.for_student else [clean(why)],
        score=None,
        max_score=assignment.points[exercise.id],
        checks=[],
    )
