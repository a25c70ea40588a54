"""`nnkit release --to nbgrader`: an assignment in an nbgrader course's `source/` and `release/`.

A notebook an exercise, beside what `%nnkit check` needs. The grade cells name the checks and their
points; the checks themselves stay here. The course's other files are left as they are, and so is a
`source/` in which somebody wrote; `release/` is made by programs alone, in nbgrader too.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nnkit.course import COURSE_FILE, Assignment, Course, Exercise
from nnkit.errors import UsageError
from nnkit.former import check_by_hand, write_anew
from nnkit.leaks import check_leaks
from nnkit.notebooks import GradeCell, notebook_of, write_notebook
from nnkit.release import add_manifest, public_files, student_settings
from nnkit.wheel import package_files

_CONFIG = """c = get_config()
c.CourseDirectory.course_id = "{name}"
c.ExecutePreprocessor.timeout = 300
"""
_PICTURE = re.compile(r"\]\((?!\w+:|/|#)([^)\s]+)\)")


def write_nbgrader(
    course: Course,
    assignment: Assignment,
    langs: Sequence[str],
    graded: Mapping[str, Sequence[GradeCell]],
    into: Path,
) -> int:
    """Writes both folders, and nbgrader_config.py where there is none; gives how many files a
    student gets. CourseError names a leak, UsageError a file that was changed by hand, and then
    nothing is written."""
    files: dict[str, bytes] = {COURSE_FILE: student_settings(course, assignment)}
    source = {}
    for exercise in assignment.exercises:
        for path in public_files(course, exercise):
            name = path.relative_to(exercise.folder).as_posix()
            files[f"exercises/{exercise.id}/{name}"] = path.read_bytes()
            if path.suffix in (".npz", ".csv"):
                files[name] = path.read_bytes()  # a notebook opens its data where it lies
        notebook = nbgrader_notebook(exercise, langs, graded[exercise.id])
        source[f"{exercise.module}.ipynb"] = write_notebook(notebook)
        files[f"{exercise.module}.ipynb"] = write_notebook(released(notebook))
    check_leaks(files, course, (data for _, data in package_files()))
    source = {**files, **source}
    for held in (files, source):
        add_manifest(held, assignment)
    try:
        check_by_hand(into / "source" / assignment.name, source)
        write_anew(into / "source" / assignment.name, source)
        write_anew(into / "release" / assignment.name, files)
        config = into / "nbgrader_config.py"
        if not config.exists():
            config.write_text(_CONFIG.format(name=course.name), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{into}: it cannot be written ({error.strerror}).") from None
    return len(files)


def nbgrader_notebook(exercise: Exercise, langs: Sequence[str], graded: Sequence[GradeCell]) -> Any:
    """Gives the notebook whose pictures are where nbgrader's folder has them."""
    notebook = notebook_of(exercise, langs, graded, nbgrader=True)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _PICTURE.sub(rf"](exercises/{exercise.id}/\1)", cell.source)
    return notebook


def released_notebook(exercise: Exercise, langs: Sequence[str], graded: Sequence[GradeCell]) -> Any:
    """Gives the notebook as a student gets it."""
    return released(nbgrader_notebook(exercise, langs, graded))


def released(notebook: Any) -> Any:
    """Adds what nbgrader's own release adds: kind and checksum of each cell."""
    from nbgrader.utils import compute_checksum

    for cell in notebook.cells:
        told = cell.metadata["nbgrader"]
        told["cell_type"] = cell.cell_type
        told["checksum"] = compute_checksum(cell)
    return notebook
