"""Zips that depend on their content alone: names in order, no times, no owner, one mode."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_FILE, _PROGRAM = 0o100644, 0o100755


def write_zip(
    to: Path | IO[bytes], files: Mapping[str, bytes], programs: frozenset[str] = frozenset()
) -> None:
    """Writes the files by name; `programs` are those that may be executed."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3  # Unix, on whatever system: the modes below are meant
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (_PROGRAM if name in programs else _FILE) << 16
            archive.writestr(entry, files[name])
