"""A run over a class, with stub work in the place of boxes: what is graded, counts and is told."""

import itertools
import shutil
from dataclasses import replace

import pytest
from nnkit.collect.classes import collect
from nnkit.course import load_course
from nnkit.plan import Done, Environment, Plan, Wanted
from nnkit.results import ExerciseResult, Result, Verdict
from nnkit.run import ClassRun
from nnkit.store.store import open_store

FULL = Environment(frozenset({"full"}), "2.13.0")


class Class:
    """A folder of students, whose file says the score that they get, and a store."""

    def __init__(self, root, course):
        self.course = course
        self.folder = root / "class"
        self.roster = None
        self.store = root / "results.db"
        self.order = []
        self.seconds = {}
        self.devices = {}
        names = tuple(each.id for each in course.exercises)
        self.plan = Plan(course.root, "sums", names, "cpu", "en", for_student=False)

    def hand_in(self, **scores):
        for student, score in scores.items():
            self.put(f"{student}/cumsum.py", str(score))

    def put(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def grade(self, environment=FULL, attempt="last", shuffled=False, **wanted):
        """Gives what is told: scores by student, and who was graded just now."""
        told, new = {}, []
        self.told_on = {}

        def show(result, is_new):
            assert result.student not in told
            self.told_on[result.student] = result.device
            told[result.student] = result.score
            new.extend([result.student] * is_new)

        found = collect([self.folder], self.course.exercises, roster=self.roster, attempt=attempt)
        with found, open_store(str(self.store)) as store:
            wanted = Wanted(best=attempt == "best", **wanted)
            run = ClassRun(self.plan, store, found, wanted, show)
            jobs = run.begin(environment)
            self.grade_begun()
            for job in sorted(jobs, key=lambda job: -job.number) if shuffled else jobs:
                run.tell(Done(job.number, self._result(job)))
            run.end()
        return told, new

    def grade_begun(self):
        """What happens between the collecting and the first job."""

    def _result(self, job):
        self.order.append(job.submission.student)
        files = job.submission.files
        exercises = [_exercise(name, files.get(name)) for name in job.exercises]
        return Result(
            student=job.submission.student, assignment="sums", score=None, max_score=10.0,
            device=self.devices.get(job.submission.student, "cpu"), level="full", torch="2.13.0",
            course="",
            seconds=self.seconds.get(job.submission.student, 1.0), exercises=exercises,
        )  # fmt: skip

    def standing(self):
        with open_store(str(self.store)) as store:
            return {each.key.student: each.result.score for each in store.standing("sums")}


def _exercise(name, handed):
    text = handed.data.decode() if handed else "missing"
    score = {"missing": 0.0, "fault": None}.get(text, 0.0) if not text[0].isdigit() else float(text)
    verdict = {"missing": Verdict.MISSING, "fault": Verdict.INTERNAL_ERROR}.get(text, Verdict.OK)
    return ExerciseResult(
        id=name, file="cumsum.py", sha256=None, verdict=verdict, message="", notes=[], score=score,
        max_score=10.0, checks=[],
    )  # fmt: skip


@pytest.fixture
def class_(course_folder, tmp_path):
    return Class(tmp_path, load_course(course_folder))


def test_everybody_is_told_once_whatever_the_order(class_):
    class_.hand_in(ada=10, ben=4, cleo=0)

    told, new = class_.grade(shuffled=True)

    assert told == {"ada": 10.0, "ben": 4.0, "cleo": 0.0}
    assert sorted(new) == ["ada", "ben", "cleo"]


def test_those_of_the_roster_with_nothing_are_missing_with_a_score(class_, tmp_path):
    class_.hand_in(ada=10)
    class_.roster = tmp_path / "roster.csv"
    class_.roster.write_text("id,name\nada,Ada\nzoe,Zoe\n", encoding="utf-8")

    told, _ = class_.grade()

    assert told == {"ada": 10.0, "zoe": 0.0}
    assert class_.standing() == told


def test_each_member_of_a_group_has_the_result(class_, tmp_path):
    class_.hand_in(ada=7)
    class_.roster = tmp_path / "roster.csv"
    class_.roster.write_text("id,group\nada,red\nben,red\ncleo,blue\n", encoding="utf-8")

    told, _ = class_.grade()
    again, new = class_.grade()

    assert told == again == {"ada": 7.0, "ben": 7.0, "cleo": 0.0}
    assert new == []
    assert class_.order.count("ada") == 1


def test_whoever_took_longest_goes_first(class_):
    class_.hand_in(ada=1, ben=2, cleo=3, dan=4)
    class_.seconds = {"cleo": 9.0, "ben": 5.0}
    class_.grade()
    class_.order.clear()

    class_.hand_in(eve=5)
    class_.grade(fresh=True)

    assert class_.order[:2] == ["cleo", "ben"]
    assert class_.order[-1] == "eve"


def test_what_was_graded_on_either_of_two_devices_is_found_by_a_run_on_that_one(class_):
    class_.hand_in(ada=1, ben=2, cleo=3)
    cpu = class_.plan
    class_.devices = {"ben": "cuda"}
    class_.plan = replace(cpu, device="both")
    told, _ = class_.grade()

    assert told == {"ada": 1.0, "ben": 2.0, "cleo": 3.0}
    assert class_.told_on == {"ada": "cpu", "ben": "cuda", "cleo": "cpu"}
    assert class_.grade()[1] == []
    class_.plan, class_.devices = cpu, {}
    assert class_.grade()[1] == ["ben"]
    assert class_.told_on == {"ada": "cpu", "ben": "cpu", "cleo": "cpu"}


def test_another_level_another_torch_and_other_words_make_results_stale(class_):
    class_.hand_in(ada=1)
    plan = class_.plan
    ways = {
        "same": (FULL, plan),
        "level": (Environment(frozenset({"strong"}), "2.13.0"), plan),
        "torch": (Environment(frozenset({"full"}), "2.14.0"), plan),
        "language": (FULL, replace(plan, lang="zh")),
        "device": (FULL, replace(plan, device="cuda")),
    }
    class_.grade()

    graded = {}
    for name, (environment, changed) in ways.items():
        class_.plan = changed
        graded[name] = class_.grade(environment)[1]

    assert graded == {"same": []} | {name: ["ada"] for name in ways if name != "same"}


def test_a_fault_of_ours_lowers_no_grade_and_is_tried_again(class_):
    class_.hand_in(ada=10)
    class_.grade()
    class_.hand_in(ada="fault", ben="fault")

    told, _ = class_.grade()
    _, again = class_.grade()

    assert told == {"ada": None, "ben": None}
    assert sorted(again) == ["ada", "ben"]
    assert class_.standing() == {"ada": 10.0, "ben": None}


def test_whoevers_folder_is_gone_meanwhile_is_our_fault_and_nobody_elses(class_):
    class_.hand_in(ada=10, ben=4)
    class_.grade_begun = lambda: shutil.rmtree(class_.folder / "ada")

    told, _ = class_.grade()

    assert told == {"ada": None, "ben": 4.0}


def test_only_what_lost_points_is_graded_when_that_is_asked_for(class_):
    class_.hand_in(ada=10, ben=4)
    class_.grade()

    told, new = class_.grade(only_failed=True)

    assert told == {"ben": 4.0}
    assert new == ["ben"]


def test_one_student_may_be_chosen(class_):
    class_.hand_in(ada=10, ben=4)

    assert class_.grade(students=frozenset({"ben"}))[0] == {"ben": 4.0}


def test_what_a_student_would_be_shown_is_kept_and_never_counts(class_):
    class_.hand_in(ada=4)
    class_.grade()
    staffs, class_.plan = class_.plan, replace(class_.plan, for_student=True)
    class_.hand_in(ada=9)

    told, new = class_.grade()
    _, again = class_.grade()

    assert (told, new, again) == ({"ada": 9.0}, ["ada"], [])
    assert class_.standing() == {"ada": 4.0}
    class_.plan = staffs
    assert class_.grade()[1] == ["ada"]


def three_attempts(class_):
    """Ada handed in by each of her names, and the roster knows them all."""
    class_.roster = class_.folder.parent / "roster.csv"
    class_.roster.write_text(
        "id,name,email,github_username\nada,A Lovelace,a@x.org,lovelace\nben,,,\n", encoding="utf-8"
    )
    class_.hand_in(**{"A Lovelace": 2, "a@x.org": 8, "lovelace": 5, "ben": 3})


@pytest.mark.parametrize(("attempt", "score"), [("first", 2.0), ("last", 5.0), ("best", 8.0)])
def test_of_several_attempts_the_one_that_is_meant_counts(class_, attempt, score):
    three_attempts(class_)

    told, _ = class_.grade(attempt=attempt)

    assert told == {"ada": score, "ben": 3.0}
    assert class_.standing() == told
    assert class_.grade(attempt=attempt) == (told, [])


def test_going_back_to_another_attempt_grades_nothing_and_changes_what_counts(class_):
    three_attempts(class_)
    class_.grade(attempt="best")

    told, new = class_.grade(attempt="first")

    assert (told, new) == ({"ada": 2.0, "ben": 3.0}, [])
    assert class_.standing() == told


def test_results_are_told_as_they_come_and_not_at_the_end(class_, monkeypatch):
    clock = itertools.count()
    monkeypatch.setattr("nnkit.run.time.monotonic", lambda: next(clock))  # each look a second later
    class_.hand_in(ada=1, ben=2)
    told = []
    found = collect([class_.folder], class_.course.exercises)
    with found, open_store(str(class_.store)) as store:
        run = ClassRun(class_.plan, store, found, Wanted(), lambda each, new: told.append(each))
        for job in run.begin(FULL):
            run.tell(Done(job.number, class_._result(job)))
            assert told[-1].student == job.submission.student
            assert class_.standing()[job.submission.student] == told[-1].score
