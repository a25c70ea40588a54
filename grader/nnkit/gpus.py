"""The GPUs of this machine, and what of their memory is in use: asked of torch and of nvidia-smi.

torch says which there are, in its own order, and heeds CUDA_VISIBLE_DEVICES; nvidia-smi, the
driver's own program, says what is in use by whomever, without opening CUDA anywhere. Where it does
not know a GPU that torch has (a slice of one, or no nvidia-smi), memory cannot be measured.
"""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from types import TracebackType

from nnkit.lanes import Gpu

_SMI = "nvidia-smi"
_COLUMNS = "--query-gpu=uuid,memory.used,memory.total"
_FORM = "--format=csv,noheader,nounits"  # in MiB
_EVERY_MS = 100
_ANSWER_S = 30.0
_PIECE_BYTES = 1 << 16


def find_gpus() -> tuple[Gpu, ...]:
    """Gives the GPUs that torch may use, by names for CUDA_VISIBLE_DEVICES.

    One without a name stands for all of them where not all can be measured.
    """
    import torch

    count = torch.cuda.device_count()
    names = [f"GPU-{torch.cuda.get_device_properties(n).uuid}" for n in range(count)]
    known = {gpu.name: gpu for gpu in _ask()}
    if not {*names} <= {*known}:
        return (Gpu(""),)
    return tuple(known[name] for name in names)


def _ask() -> list[Gpu]:
    try:
        said = subprocess.run(
            [_SMI, _COLUMNS, _FORM], capture_output=True, text=True, timeout=_ANSWER_S, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    return [*_parse(said)]


def _parse(said: str) -> Iterator[Gpu]:
    """Reads nvidia-smi's lines; one that does not know its memory, or is cut, is left out."""
    for line in said.splitlines():
        with contextlib.suppress(ValueError):
            name, used, total = (cell.strip() for cell in line.split(","))
            yield Gpu(name, int(total) << 20, int(used) << 20)


class Meter:
    """Looks at the GPUs' memory ten times a second while it is open."""

    def __init__(self) -> None:
        self._rest = b""
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Meter":
        with contextlib.suppress(OSError):  # no nvidia-smi: nothing is ever seen
            self._process = subprocess.Popen(
                [_SMI, _COLUMNS, _FORM, f"--loop-ms={_EVERY_MS}"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # a Ctrl-C is not for it
            )
            assert self._process.stdout is not None
            os.set_blocking(self._process.stdout.fileno(), False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self._process is not None:
            assert self._process.stdout is not None
            self._process.kill()
            self._process.stdout.close()
            self._process.wait()

    def read(self) -> list[Gpu]:
        """Gives what was seen since the last time, the oldest first."""
        *lines, self._rest = (self._rest + self._unread()).split(b"\n")
        return [*_parse(b"\n".join(lines).decode("ascii", "replace"))]

    def _unread(self) -> bytes:
        if self._process is None or self._process.stdout is None:
            return b""
        with contextlib.suppress(BlockingIOError):
            return os.read(self._process.stdout.fileno(), _PIECE_BYTES)
        return b""
