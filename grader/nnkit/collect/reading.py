"""From a tree to a `Submission`: bytes, counted while they are read, and shared between exercises.

Files beside an exercise's own are its helpers. A flat folder is read once for all exercises: they
hold the same bytes. What is left out (too many, too large, a name twice but for its case) is noted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from nnkit.collect.contents import Chosen, Contents
from nnkit.collect.names import folded, helper_name
from nnkit.collect.notebooks import read_cells
from nnkit.collect.receipts import receipt_notes
from nnkit.collect.submissions import Handed, Submission
from nnkit.collect.trees import Tree, base_name, name_below, read, walk, whole
from nnkit.course import Exercise
from nnkit.errors import CollectError
from nnkit.texts import clean

MOST_HELPERS = 1000
_MOST_NOTES = 10
_LEFT_OUT_SUFFIXES = (".pyc", ".pyo", ".so", ".pyd", ".pth")
_Helpers = tuple[tuple[PurePosixPath, bytes], ...]


def read_tree(student: str, tree: Tree, exercises: Sequence[Exercise]) -> Submission:
    """Reads the files of a submission; what is wrong with one of them becomes its `problem`."""
    reading = _Reading(exercises)
    files: dict[str, Handed] = {}
    found = tree  # or the zip in it
    try:
        contents = Contents(tree)
        for exercise in exercises:
            chosen = contents.choose(exercise)
            if chosen is not None:
                found = chosen.tree
                files[exercise.id] = reading.handed(chosen, exercise)
    except CollectError as error:  # of the whole: a folder with more files than anyone's homework
        problem = str(error)
        files = {each.id: Handed(each.file, problem=problem) for each in exercises}
    for name, note in receipt_notes(found, files).items():
        files[name] = replace(files[name], notes=(*files[name].notes, note))
    return Submission(student, files)


def read_file(tree: Tree, name: str) -> Handed:
    """Reads a file that stands alone: it has no helpers."""
    try:
        data = read(tree, name)
        cells = read_cells(data, name) if _is_notebook(name) else None
    except CollectError as error:
        return Handed(name, problem=str(error))
    return Handed(name, data, cells)


class _Reading:
    """The bytes of one submission, each file once; all together not more than the box takes twice
    (its scratch folder has room for so much)."""

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self._left = 2 * max((each.limits.scratch_bytes for each in exercises), default=0)
        self._found: dict[tuple[int, str], bytes | str] = {}
        self._listed: dict[tuple[int, str], list[str]] = {}

    def handed(self, chosen: Chosen, exercise: Exercise) -> Handed:
        if chosen.problem:
            return Handed(exercise.file, notes=_few(chosen.notes), problem=chosen.problem)
        name = base_name(chosen.name)
        try:
            data = self._bytes(chosen.tree, chosen.name)
            cells = read_cells(data, name) if _is_notebook(name) else None
        except CollectError as error:
            return Handed(name, notes=_few(chosen.notes), problem=str(error))
        helpers, notes = self._helpers(chosen, exercise)
        return Handed(name, data, cells, helpers, _few([*chosen.notes, *notes]))

    def _bytes(self, tree: Tree, name: str) -> bytes:
        """Reads a file, or gives again what was read of it, or why it could not be."""
        key = (id(tree), name)
        if key not in self._found:
            try:
                self._found[key] = whole(self._counted(tree.chunks(name)), name)
            except CollectError as error:
                self._found[key] = str(error)
        found = self._found[key]
        if isinstance(found, str):
            raise CollectError(found)
        return found

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Counts all that comes, also of what then turns out to be too large or damaged."""
        for piece in pieces:
            self._left -= len(piece)
            yield piece

    def _helpers(self, chosen: Chosen, exercise: Exercise) -> tuple[_Helpers, list[str]]:
        """Reads what lies beside the chosen file, as far as the box has room for it."""
        taken: list[tuple[PurePosixPath, bytes]] = []
        notes: list[str] = []
        left = exercise.limits.scratch_bytes
        names = _Names(exercise.file)
        folder = chosen.name.rpartition("/")[0]
        for path in self._beside(chosen.tree, folder):
            if path == chosen.name or name_below(folder, path) == exercise.file:
                continue  # the latter where another counts in its place, which is noted already
            if len(taken) == MOST_HELPERS:
                notes.append(f"only the first {MOST_HELPERS} files beside it were taken")
                break
            try:
                inside = names.take(name_below(folder, path))
                data = self._room(chosen.tree, path, left)
            except CollectError as error:
                notes.append(f"left out: {error}")
                continue
            left -= len(data)
            taken.append((inside, data))
        return tuple(taken), notes

    def _room(self, tree: Tree, path: str, left: int) -> bytes:
        if left <= 0 or self._left <= 0:
            raise CollectError(f"`{path}`, there was no more room.")
        data = self._bytes(tree, path)
        if len(data) > left:
            raise CollectError(f"`{path}`, there was no more room.")
        return data

    def _beside(self, tree: Tree, folder: str) -> list[str]:
        key = (id(tree), folder)
        if key not in self._listed:
            self._listed[key] = list(_walk_some(tree, folder))
        return self._listed[key]


def _walk_some(tree: Tree, folder: str) -> Iterator[str]:
    """Gives the files below a folder that a box may need, and one more than it may have."""
    number = 0
    for path in walk(tree, folder):
        if not path.lower().endswith(_LEFT_OUT_SUFFIXES):
            yield path
            number += 1
            if number > MOST_HELPERS + 1:  # the exercise's own file is one of them
                return


class _Names:
    """The names of helpers, each once: also where case and Unicode's forms do not count, so that
    a submission is the same on every file system."""

    def __init__(self, own: str) -> None:
        self._files = {folded(own)}
        self._folders: set[str] = set()

    def take(self, path: str) -> PurePosixPath:
        """Gives the name that a file is laid out under; CollectError where it is taken."""
        name = PurePosixPath(helper_name(path))
        key = PurePosixPath(folded(str(name)))
        above = {str(folder) for folder in key.parents}
        if str(key) in self._files | self._folders or not self._files.isdisjoint(above):
            raise CollectError(f"`{path}`, its name is another's but for case or Unicode form.")
        self._files.add(str(key))
        self._folders |= above
        return name


def _few(notes: Sequence[str]) -> tuple[str, ...]:
    more = len(notes) - _MOST_NOTES
    cleaned = [clean(note) for note in notes[:_MOST_NOTES]]
    return (*cleaned, f"and {more} more notes") if more > 0 else tuple(cleaned)


def _is_notebook(name: str) -> bool:
    return name.lower().endswith(".ipynb")
