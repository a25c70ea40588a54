"""What the store's tests share: a store of each kind, and results to put into it."""

import msgspec
import pytest
from nnkit.results import CheckResult, ExerciseResult, Outcome, Verdict
from nnkit.store.rows import Entry, Key
from nnkit.store.store import open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """The path or URL of a store that is not made yet, in a file and on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "results.db")
    return request.getfixturevalue("postgresql")()


@pytest.fixture
def file_store(tmp_path):
    """The path of a store in a file that is not made yet."""
    return tmp_path / "results.db"


@pytest.fixture
def store(place):
    """An open store, empty."""
    with open_store(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def result():
    """Makes an exercise's result."""

    def make(score=7.0, verdict=Verdict.OK, exercise="00_cumsum"):
        check = CheckResult(
            id="test_cumsum.py::test_rows", title="rows", outcome=Outcome.PASSED,
            points=score or 0.0, max_points=10.0, message="größer", target="cumulative_sum",
        )  # fmt: skip
        return ExerciseResult(
            id=exercise, file="cumsum.py", sha256="aa", verdict=verdict, message="", notes=[],
            score=score, max_score=10.0, checks=[check],
        )  # fmt: skip

    return make


@pytest.fixture(scope="session")
def entry(result):
    """Makes an entry; what is not said is the same for all."""

    def make(score=7.0, **said):
        verdict = said.pop("verdict", Verdict.OK)
        names = Key.__dataclass_fields__
        key = {
            "student": "ada", "assignment": "sums", "exercise": "00_cumsum", "submission": "s1",
            "checks": "c1", "level": "full",
        }  # fmt: skip
        key |= {name: said.pop(name) for name in names if name in said}
        return Entry(Key(**key), result(score, verdict, key["exercise"]), 0.5, **said)

    return make


@pytest.fixture(scope="session")
def fault(entry):
    """Makes an entry that is a fault of ours."""

    def make(**said):
        return entry(None, verdict=Verdict.INTERNAL_ERROR, **said)

    return make


@pytest.fixture(scope="session")
def run_of():
    """Begins a run in a store."""
    return lambda store: store.begin("sums", "2.13.0", "cpu", "c0" * 32)


@pytest.fixture(scope="session")
def filled(entry, run_of):
    """Makes a store of so many results, one a student, in some runs; gives its path back."""

    def make(place, count=30, runs=3):
        with open_store(str(place)) as store:
            for number in range(runs):
                run = run_of(store)
                store.write(
                    run,
                    [
                        entry(float(n % 11), student=f"s{n:03}")
                        for n in range(count)
                        if n % runs == number
                    ],
                )
                store.end(run)
        return place

    return make


@pytest.fixture(scope="session")
def same():
    """Says whether two results are the same in every field."""
    return lambda one, other: msgspec.json.encode(one) == msgspec.json.encode(other)
