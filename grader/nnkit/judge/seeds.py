"""Seeds of the checks' inputs: HMAC of the course's secret, the assignment and the check's id.

The same inputs for every student of an assignment, and nobody without the secret can compute them.
"""

import hmac
from collections.abc import Sequence
from typing import Any, TypeVar

import torch

_T = TypeVar("_T")


def seed_of(secret: bytes, assignment: str, check: str) -> int:
    """Gives the 63-bit seed of a check: HMAC(HMAC(secret, assignment), check), SHA-256."""
    key = hmac.digest(secret, assignment.encode(), "sha256")
    return int.from_bytes(hmac.digest(key, check.encode(), "sha256")[:8], "big") >> 1


class Rng:
    """Seeded values for a check, in the judge, on the CPU.

    Floats are of torch's default dtype: float32, but where `verify` asks for all in float64.
    """

    def __init__(self, seed: int) -> None:
        self._generator = torch.Generator().manual_seed(seed)

    def normal(self, *shape: int, dtype: torch.dtype | None = None) -> torch.Tensor:
        """Standard normal values."""
        return torch.randn(shape, generator=self._generator, dtype=dtype)

    def uniform(
        self, *shape: int, low: float = 0.0, high: float = 1.0, dtype: torch.dtype | None = None
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
