"""nnkit's own wheel, put together of the package that is installed here.

A release carries it, so that a student installs nnkit without this repository, and from whatever
nnkit itself was installed. What is for the staff's tests alone, the corpus of attacks, stays out.
The bytes depend on the package alone: PyPA, "Binary distribution format", version 1.0.
"""

import base64
import hashlib
import io
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from nnkit import __version__
from nnkit.zips import write_zip

_PACKAGE = Path(__file__).parent
_LEFT_OUT = {"__pycache__", "corpus"}
WHEEL_NAME = f"nnkit-{__version__}-py3-none-any.whl"
_WHEEL = "Wheel-Version: 1.0\nGenerator: nnkit\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def build_wheel() -> bytes:
    """Gives the wheel's bytes."""
    files = dict(package_files())
    info = f"nnkit-{__version__}.dist-info"
    own = metadata.distribution("nnkit")
    for name in ("METADATA", "entry_points.txt"):
        files[f"{info}/{name}"] = (own.read_text(name) or "").encode()
    files[f"{info}/WHEEL"] = _WHEEL.encode()
    lines = [f"{name},{_digest(data)},{len(data)}" for name, data in sorted(files.items())]
    files[f"{info}/RECORD"] = "".join(f"{each}\n" for each in [*lines, f"{info}/RECORD,,"]).encode()
    made = io.BytesIO()
    write_zip(made, files)
    return made.getvalue()


def package_files() -> Iterator[tuple[str, bytes]]:
    """Gives the package's files by their names in the wheel."""
    for path in sorted(_PACKAGE.rglob("*")):
        inside = path.relative_to(_PACKAGE)
        if path.is_file() and not _LEFT_OUT & {*inside.parts}:
            yield f"nnkit/{inside.as_posix()}", path.read_bytes()


def _digest(data: bytes) -> str:
    value = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={value.decode()}"
