"""`nnkit release --to github`: a template repository, and Classroom 50's autograder.

Both run the public tests alone. On GitHub a student owns the repository, its tests and its
workflow, so points from there are feedback, and a grade comes of `nnkit grade` on a clean clone.
The template is the release as it is, with a workflow; what Classroom 50 keeps in its own repository
lies in a folder beside it. Both may be git repositories by the second time (nnkit.former).
"""

from collections.abc import Sequence
from pathlib import Path

from nnkit.course import Assignment, Course
from nnkit.errors import UsageError
from nnkit.former import check_by_hand, write_anew
from nnkit.leaks import check_leaks
from nnkit.release import add_manifest, released_files
from nnkit.wheel import package_files

TEMPLATE, CLASSROOM = "template", "classroom50"
_WORKFLOW = """name: public tests
on: [push, workflow_dispatch]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
          cache: pip
      - run: python -m pip install -r requirements.txt
        env:
          PIP_EXTRA_INDEX_URL: https://download.pytorch.org/whl/cpu
      - run: nnkit check
"""
_IGNORED = ".venv/\n__pycache__/\n.ipynb_checkpoints/\n.pytest_cache/\n.nnkit/\n*-submission.zip\n"


def write_template(
    course: Course, assignment: Assignment, langs: Sequence[str], into: Path
) -> tuple[Path, Path]:
    """Writes `into`/<assignment>/template and .../classroom50, and gives both; CourseError names a
    leak, UsageError a file that was changed by hand, and then nothing is written."""
    files = released_files(course, assignment, langs)
    files[".github/workflows/check.yml"] = _WORKFLOW.encode()
    files[".gitignore"] = _IGNORED.encode()
    check_leaks(files, course, (data for _, data in package_files()))
    add_manifest(files, assignment)
    root = into / assignment.name
    autograder = Path(__file__).with_name("classroom50.py").read_bytes()
    beside = {f"autograders/{assignment.name}/autograder.py": autograder}
    add_manifest(beside, assignment)
    folders = {root / TEMPLATE: files, root / CLASSROOM: beside}
    try:
        for folder, held in folders.items():
            check_by_hand(folder, held)
        for folder, held in folders.items():
            write_anew(folder, held)
    except OSError as error:
        raise UsageError(f"{root}: it cannot be written ({error.strerror}).") from None
    return root / TEMPLATE, root / CLASSROOM
