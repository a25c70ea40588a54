"""The course's secret: the key of the seeds from which the checks' inputs are drawn.

32 random bytes as hex in `.nnkit/secret` of the course's folder, mode 600, made on first use.
"""

import hashlib
import os
import secrets
from pathlib import Path

from nnkit.errors import UsageError
from nnkit.state import make_state, state_path

SECRET_BYTES = 32


def secret_path(course: Path) -> Path:
    """Gives the place of a course's secret."""
    return state_path(course) / "secret"


def load_secret(course: Path) -> bytes:
    """Reads the course's secret; makes one on first use."""
    path = secret_path(course)
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return _create(course)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the secret cannot be read ({error}).") from None
    try:
        secret = bytes.fromhex(text.strip())
    except ValueError:
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise UsageError(
            f"{path}: this is not a secret of {SECRET_BYTES} bytes in hex; "
            "put your backup there, or run `nnkit secret rotate`."
        )
    return secret


def rotate_secret(course: Path) -> Path | None:
    """Makes a new secret; the former one is kept beside it, and its place is given."""
    path = secret_path(course)
    former = None
    if path.exists():
        former = path.with_name(f"secret.{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}")
        path.replace(former)
    _create(course)
    return former


def _create(course: Path) -> bytes:
    """Writes a secret whole or not at all; of two that do so at once the first one counts."""
    path = secret_path(course)
    made = path.with_name(f"secret.{os.getpid()}.new")
    try:
        make_state(course)
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    except OSError as error:
        raise UsageError(
            f"{path}: the course's secret cannot be made ({error}); make the folder writable."
        ) from None
    return load_secret(course)
