"""Seeds of the checks' inputs: HMAC of the course's secret, the assignment and the check's id.

The same inputs for every student of an assignment, and nobody without the secret can compute them.
The secret is 32 random bytes as hex in `.nnkit/secret` of the course's folder, mode 600; a
`.gitignore` beside it keeps the folder out of git whatever the repository's own rules are.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import torch

from nnkit.errors import UsageError

_T = TypeVar("_T")
SECRET_BYTES = 32


def secret_path(course: Path) -> Path:
    """Gives the place of a course's secret."""
    return course / ".nnkit" / "secret"


def load_secret(course: Path) -> bytes:
    """Reads the course's secret; makes one on first use."""
    path = secret_path(course)
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return _create(path)
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
    _create(path)
    return former


def _create(path: Path) -> bytes:
    """Writes a secret whole or not at all; of two that do so at once the first one counts."""
    made = path.with_name(f"secret.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        (path.parent / ".gitignore").write_text("*\n", encoding="ascii")
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
    return load_secret(path.parent.parent)


def seed_of(secret: bytes, assignment: str, check: str) -> int:
    """Gives the 63-bit seed of a check: HMAC(HMAC(secret, assignment), check), SHA-256."""
    key = hmac.digest(secret, assignment.encode(), "sha256")
    return int.from_bytes(hmac.digest(key, check.encode(), "sha256")[:8], "big") >> 1


class Rng:
    """Seeded values for a check, in the judge, on the CPU."""

    def __init__(self, seed: int) -> None:
        self._generator = torch.Generator().manual_seed(seed)

    def normal(self, *shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
        """Standard normal values."""
        return torch.randn(shape, generator=self._generator, dtype=dtype)

    def uniform(
        self, *shape: int, low: float = 0.0, high: float = 1.0, dtype: torch.dtype = torch.float32
    ) -> torch.Tensor:
        """Values of [low, high)."""
        unit = torch.rand(shape, generator=self._generator, dtype=dtype)
        return low + (high - low) * unit

    def integers(self, low: int, high: int, *shape: int) -> Any:
        """Integers of [low, high): a tensor of int64, without a shape a Python int."""
        values = torch.randint(low, high, shape, generator=self._generator)
        return values if shape else int(values)

    def permutation(self, count: int) -> torch.Tensor:
        """The numbers below `count` in a random order."""
        return torch.randperm(count, generator=self._generator)

    def choice(self, options: Sequence[_T]) -> _T:
        """One of the options."""
        number: int = self.integers(0, len(options))
        return options[number]

    def module(self, module: torch.nn.Module) -> torch.nn.Module:
        """Fills the parameters of a judge's module with values of moderate size, and gives it."""
        with torch.no_grad():
            for parameter in module.parameters():
                fan = max(1, parameter[0].numel() if parameter.ndim > 1 else parameter.numel())
                values = self.normal(*parameter.shape, dtype=parameter.dtype)
                parameter.copy_(values / fan**0.5)
        return module
