"""Names that others made: whether one can be a student's id or a file's name, and what stands for
it where it cannot.

An id is shown, exported and compared with a roster; it is never a path. What does not fit the
pattern (control characters, `..`, `CON`, ten thousand letters) gets a made name from its digest.
"""

import hashlib
import unicodedata
from pathlib import PurePosixPath

MOST_CHARACTERS = 128
MOST_NAME_BYTES = 255  # what file systems take for one name
MOST_PATH_BYTES = 1000  # well below PATH_MAX, with the box's folder before it
_NEVER = frozenset('/\\:*?"<>|')
_NEVER_FIRST = frozenset(" .-=+@~")  # hidden, an option of a command, a spreadsheet's formula
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}


def student_id(text: str) -> str | None:
    """Gives the id that a text stands for, in Unicode's form NFC; None where it cannot be one."""
    name = unicodedata.normalize("NFC", text)
    fits = (
        0 < len(name) <= MOST_CHARACTERS
        and name.isprintable()
        and _NEVER.isdisjoint(name)
        and name[0] not in _NEVER_FIRST
        and name[-1] not in " ."
        and name.partition(".")[0].casefold() not in _RESERVED
        and len(name.encode()) <= MOST_NAME_BYTES
    )
    return name if fits else None


def made_name(text: str) -> str:
    """Gives the name that stands for one that cannot be used: the same text, the same name."""
    return f"unnamed-{hashlib.sha256(_bytes(text)).hexdigest()[:12]}"


def helper_name(path: str) -> str:
    """Gives the name under which a file beside an exercise's is laid out; a made one where its own
    has control characters, is no text, or is too long for a file system."""
    parts = path.split("/")
    fits = path.isprintable() and len(_bytes(path)) <= MOST_PATH_BYTES
    if fits and all(len(_bytes(part)) <= MOST_NAME_BYTES for part in parts):
        return path
    suffix = PurePosixPath(path).suffix
    return made_name(path) + (suffix if suffix.isascii() and suffix[1:].isalnum() else "")


def folded(text: str) -> str:
    """Gives the form in which two names are the same but for case and Unicode's composed forms."""
    return unicodedata.normalize("NFC", text).casefold()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
