"""The student's file as a module: its own bytes, compiled here, by path and by contract name only.

Never bytecode, never a package of the same name. Helper modules beside the file can be imported,
from source only; those of one exercise do not meet another's. A notebook comes as its cells: each
runs in order, and one that raises is noted and skipped, so that a plot or a mounted drive costs
nothing.
"""

import codecs
import importlib.machinery
import io
import linecache
import os
import sys
import tokenize
import types
from pathlib import Path

from nnkit.box import cells

# What an editor saves text in; other codecs of Python can hide code from every reader of it.
CODINGS = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8", "utf-8-sig", "ascii", "latin-1", "iso8859-2", "iso8859-5",
        "iso8859-15", "cp1250", "cp1251", "cp1252", "koi8-r", "gb2312", "gbk", "gb18030", "big5",
        "big5hkscs", "cp936", "cp950", "euc-jp", "shift_jis", "cp932", "euc-kr", "cp949",
    )
)  # fmt: skip

_last_of_zygote: list[str] = []  # its last module's name, once a file was loaded
_own_folders: set[str] = set()


class SourceLoader(importlib.machinery.SourceFileLoader):
    """Loads a helper module from its source, in a coding line's real character set."""

    def get_code(self, fullname: str) -> types.CodeType:
        """Compiles the source; bytecode beside it is not looked at."""
        return compile_source(Path(self.get_filename(fullname)))


def compile_source(path: Path) -> types.CodeType:
    """Compiles a file's bytes; SyntaxError for what Python, or the rule of codings, refuses."""
    source = path.read_bytes()
    _check_coding(path, source)
    try:
        return compile(source, str(path), "exec", dont_inherit=True)
    except ValueError as error:  # a NUL byte, before Python 3.12
        raise SyntaxError(str(error)) from None


def _check_coding(path: Path, source: bytes) -> None:
    """SyntaxError, at its line, for a coding line that hides code from every reader, and for text
    in the first lines that is not in the coding it should be in."""
    try:
        coding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        said = f"the coding line names `{coding}`; save the file as UTF-8"
        known = codecs.lookup(coding).name in CODINGS
    except SyntaxError as error:
        known, said = False, f"{error}; save the file as UTF-8"
    if not known:
        lines = source.decode("utf-8", "replace").splitlines()[:2]
        number = 1 if any(each in lines[0] for each in ("coding", "\ufffd")) else 2
        raise SyntaxError(said, (str(path), number, 1, lines[number - 1]))


def load_file(path: Path) -> types.ModuleType:
    """Runs a .py file as the module of its name; whatever it raises is raised."""
    module = _enter(path)
    exec(compile_source(path), vars(module))
    return module


def load_notebook(path: Path, sources: list[str]) -> tuple[types.ModuleType, list[str]]:
    """Runs a notebook's cells as the module that stands at `path`; notes tell what was skipped."""
    module = _enter(path)
    notes = []
    for number, source in enumerate(sources, start=1):
        name = f"{path.with_suffix('.ipynb').name}, cell {number}"
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        try:
            exec(cells.compile_cell(source, name), vars(module))
        except BaseException as error:  # as in Jupyter, where sys.exit() ends a cell only
            notes.append(f"cell {number} was skipped: {type(error).__name__}")
    return module, notes


def load_text(text: str, name: str) -> types.ModuleType:
    """Runs the text of props.py as a module."""
    module = types.ModuleType(name)
    exec(compile(text, f"<{name}>", "exec", dont_inherit=True), vars(module))
    return module


def _enter(path: Path) -> types.ModuleType:
    """Makes the empty module, and its folder the last place where imports are looked for."""
    folder = str(path.parent)
    if not _last_of_zygote:
        _last_of_zygote.append(next(reversed(sys.modules)))
    if _source_only not in sys.path_hooks:
        sys.path_hooks.insert(0, _source_only)
    _own_folders.add(folder)
    sys.path.append(folder)
    module = types.ModuleType(path.stem)
    module.__file__ = str(path)
    sys.modules[path.stem] = module
    return module


def _source_only(place: str) -> importlib.machinery.FileFinder:
    """The path hook of an exercise's folder, and of the packages in it."""
    if not any(place == own or place.startswith(own + os.sep) for own in _own_folders):
        raise ImportError(place)
    return importlib.machinery.FileFinder(place, (SourceLoader, [".py"]))


def leave(folder: Path) -> None:
    """Forgets an exercise's modules and its place in sys.path."""
    below = f"{folder}{os.sep}"
    _own_folders.discard(str(folder))
    sys.path[:] = [entry for entry in sys.path if entry != str(folder)]
    for name in _modules_since_fork():
        origin = getattr(sys.modules[name], "__dict__", {}).get("__file__")  # wakes no lazy module
        if isinstance(origin, str) and origin.startswith(below):
            del sys.modules[name]


def _modules_since_fork() -> list[str]:
    """Gives the names that stand behind the zygote's last one. To look at all its two thousand
    modules would copy their pages: 15 ms a submission."""
    names = []
    for name in reversed(sys.modules):
        if name in _last_of_zygote:
            break
        names.append(name)
    return names
