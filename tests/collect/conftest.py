"""A small course, and hand-ins to be collected: folders and real zips, made of names and bytes."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nnkit.collect.classes import collect, read
from nnkit.course import Assignment, Exercise, Limits, Text


def make_exercise(name, limits):
    return Exercise(
        id=name,
        file=f"{name[3:]}.py",
        title=Text(name),
        folder=Path("exercises") / name,
        solutions=Path("solutions") / name,
        limits=limits,
        forbid={},
        hints=(),
    )


@pytest.fixture(scope="session")
def exercises():
    """Gives two exercises, which ask for net.py and loss.py."""
    return (make_exercise("01_net", Limits()), make_exercise("03_loss", Limits()))


@pytest.fixture(scope="session")
def small():
    """Gives an exercise, net.py, whose box has room for 1000 bytes."""
    return make_exercise("01_net", Limits(scratch_bytes=1000))


@pytest.fixture(scope="session")
def homework(exercises):
    """Gives an assignment of both, which is due on the first of December at noon."""
    points = {each.id: 10.0 for each in exercises}
    return Assignment(
        "homework", Text("Homework"), datetime(2026, 12, 1, 12, tzinfo=UTC), exercises, points
    )


@pytest.fixture(scope="session")
def zipped():
    """Gives the bytes of a zip with some files."""

    def zipped(files):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                entry = zipfile.ZipInfo(name)  # of a time that is always the same
                archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    return zipped


@pytest.fixture
def folder(tmp_path):
    """Writes files below a folder of the test's own, and gives the folder."""

    def folder(files, name="class"):
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        for file, data in files.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(data)
        return root

    return folder


@pytest.fixture
def archive(tmp_path, zipped):
    """Writes a zip, of files or as it is, and gives its path."""

    def archive(files, name="class.zip"):
        path = tmp_path / name
        path.write_bytes(files if isinstance(files, bytes) else zipped(files))
        return path

    return archive


@pytest.fixture(params=["folder", "archive"])
def place(request):
    """Writes files into a folder, and in another run into a zip: the same must come of them."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def roster(tmp_path):
    """Writes a roster and gives its path."""

    def roster(text, name="roster.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return roster


@pytest.fixture
def found(exercises):
    """Collects, and gives what each student has: the files that are read, by exercise."""

    def found(*paths, exercises=exercises, **options):
        with collect(paths, exercises, **options) as collected:
            hand_ins = list(collected.hand_ins())
            told = (list(collected.missing()), list(collected.unknown()), list(collected.ignored()))
        return Found(hand_ins, *told, exercises)

    return found


class Found:
    """What came of collecting, to be asked for."""

    def __init__(self, hand_ins, missing, unknown, ignored, exercises):
        self.hand_ins = hand_ins
        self.missing, self.unknown, self.ignored = missing, unknown, ignored
        self._exercises = exercises

    def of(self, *students):
        """Gives the one hand-in of these students."""
        [hand_in] = [each for each in self.hand_ins if each.students == students]
        return hand_in

    def handed(self, student, exercise="01_net"):
        """Gives the file of an exercise; None where there is none."""
        [hand_in] = [each for each in self.hand_ins if student in each.students]
        return read(hand_in, self._exercises).files.get(exercise)

    @property
    def data(self):
        """Gives, by students, the bytes of their net.py; None where there are none."""
        files = [read(each, self._exercises).files.get("01_net") for each in self.hand_ins]
        return {
            ", ".join(each.students): file and (file.problem or file.data)
            for each, file in zip(self.hand_ins, files, strict=True)
        }
