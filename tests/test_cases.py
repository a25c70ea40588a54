"""Golden cases: the program grades every folder of tests/cases, and gives its expected.json."""

import json
import runpy
from pathlib import Path

import pytest

golden = runpy.run_path(str(Path(__file__).with_name("golden.py")))


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """All cases, graded as one class for each course."""
    return golden["grade_cases"](tmp_path_factory.mktemp("cases"))


@pytest.mark.parametrize("folder", golden["case_folders"](), ids=lambda folder: folder.name)
def test_a_case_ends_as_expected(folder, results):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))

    assert results[folder.name] == expected
