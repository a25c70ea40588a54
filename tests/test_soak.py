"""The longer forms of some tests, by `make soak`: the course under fifty seeds, fifty grades."""

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.soak
def test_the_course_verifies_under_fifty_seeds(nnkit):
    ended = nnkit("-C", ROOT, "verify", "--seeds", "50", timeout=4 * 3600)

    assert ended.stdout == "11 exercises, 0 findings.\n"


@pytest.mark.soak
def test_fifty_grades_of_one_submission_are_equal(nnkit, tmp_path):
    for number in range(50):
        shutil.copytree(ROOT / "examples" / "submission", tmp_path / f"student{number:02}")

    ended = nnkit("-C", ROOT, "grade", tmp_path, "--format", "json", "--jobs", "2")

    results = [json.loads(line) for line in ended.stdout.splitlines()]
    for result in results:
        del result["seconds"], result["student"]
    assert len(results) == 50
    assert all(result == results[0] for result in results)
