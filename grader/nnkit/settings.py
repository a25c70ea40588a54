"""TOML files to typed values; a misfit is told with file, line, key and what is allowed."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from nnkit.errors import CourseError

_T = TypeVar("_T")
Keys = list[str | int]  # the way to a value: names of tables, places in lists


def load_toml(path: Path, kind: type[_T]) -> _T:
    """Reads a file; CourseError names file, line and key of what does not fit."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CourseError(f"{path}: there is no such file; create it.", "missing-file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: it cannot be read ({error}).") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: it is not TOML: {error}.") from None
    return convert(path, data, kind, [])


def convert(path: Path, data: Any, kind: type[_T], prefix: Keys) -> _T:
    """Fits `data` to the type; a misfit is told with key, line and what is allowed."""
    data = _whole(data)
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
    keys = _keys(where.rstrip("`"), data, kind)
    if missing := re.search(r"missing required field `(.*)`", what):
        name = _dotted([*prefix, *keys, missing[1]])
        raise CourseError(f"{path}{_line_of(path, [*prefix, *keys])}: `{name}`: add this key.")
    if unknown := re.search(r"unknown field `(.*)`", what):
        what = f"the key is not known; {_allowed(unknown[1], _fields(kind, keys))}"
        raise misfit(path, [*prefix, *keys, unknown[1]], what, "unknown-key")
    raise misfit(path, [*prefix, *keys], _in_words_of_toml(what))


def _keys(where: str, data: Any, kind: Any) -> Keys:
    """Gives the keys of msgspec's path; its `[...]` stands for any entry of a table."""
    keys: Keys = []
    for name, index, entry in re.findall(r"\.([\w-]+)|\[(\d+)\]|(\[\.\.\.\])", where):
        keys.append(_entry(keys, where, data, kind) if entry else int(index) if index else name)
    return keys


def _entry(keys: Keys, where: str, data: Any, kind: Any) -> str:
    """Names the entry of the table at `keys` that does not fit: each is tried alone."""
    table = data
    for key in keys:
        table = table[key]
    for name, value in list(table.items()):
        table.clear()
        table[name] = value
        try:
            msgspec.convert(data, kind, strict=True)
        except msgspec.ValidationError as error:
            if f"`${where}" in str(error):
                return str(name)
    return ""


def _allowed(name: str, known: list[str]) -> str:
    names = ", ".join(f"`{each}`" for each in known)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"allowed are {names}" + (f"; did you mean `{close[0]}`?" if close else "")


def _in_words_of_toml(what: str) -> str:
    for ours, theirs in (("object", "table"), ("array", "list"), ("str", "string")):
        what = what.replace(f"`{ours}`", f"`{theirs}`")
    return what[:1].lower() + what[1:]


def _whole(data: Any) -> Any:
    """Turns 4096.0 into 4096: limits of both kinds go through one table of floats."""
    if isinstance(data, dict):
        return {key: _whole(value) for key, value in data.items()}
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _fields(kind: Any, keys: Keys) -> list[str]:
    """Gives the names allowed at that place: down the types along the keys of the path."""
    for key in (each for each in keys if isinstance(each, str)):
        info = next((f for f in msgspec.structs.fields(kind) if f.name == key), None)
        if info is None:
            break
        inner = getattr(info.type, "__args__", (info.type,))
        kind = next(
            (t for t in inner if isinstance(t, type) and issubclass(t, msgspec.Struct)), kind
        )
    return [field.name for field in msgspec.structs.fields(kind)]


def misfit(path: Path, keys: Keys, what: str, rule: str = "bad-value") -> CourseError:
    """Gives the error that tells what is wrong with the value at those keys."""
    end = "" if what.endswith(("?", ".")) else "."
    return CourseError(f"{path}{_line_of(path, keys)}: `{_dotted(keys)}`: {what}{end}", rule)


def _dotted(keys: Keys) -> str:
    return ".".join(key for key in keys if isinstance(key, str))


def _line_of(path: Path, keys: Keys) -> str:
    """Gives `:line` of the last of the keys that the text shows, each below the one before."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = None
    for key, index in zip(keys, [*keys[1:], 0], strict=False):
        if isinstance(key, str):
            shown = [n for n in range(found or 0, len(lines)) if _shows(lines[n], key)]
            nth = index if isinstance(index, int) else 0  # which of the `[[assignment]]`
            found = shown[min(nth, len(shown) - 1)] if shown else found
    return "" if found is None else f":{found + 1}"


def _shows(line: str, key: str) -> bool:
    pattern = rf"""(^|[\s{{,.\["']){re.escape(key)}["']?\s*(=|\])"""
    return not line.lstrip().startswith("#") and re.search(pattern, line) is not None


def nearest(name: str, known: Any) -> str:
    """Gives half a sentence that names what was probably meant."""
    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    names = ", ".join(f"`{each}`" for each in close or sorted(known))
    return f"did you mean {names}?" if close else f"there are {names or 'none'}."
