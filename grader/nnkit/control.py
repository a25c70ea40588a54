"""The control line between the judge and the zygote: one msgpack message a packet.

Beside a `Fork` two descriptors travel (SCM_RIGHTS): the channel and the output pipe of the student
process to come; beside a `Forked` its pidfd, for the two may count processes from another one. The
zygote never sees a student's answer; it only forks, waits and reports.
"""

from typing import Any

import msgspec

from nnkit.course import Limits

PACKET_BYTES = 65536
WORK = "work"  # in a submission's folder: where its code may write


class Fork(msgspec.Struct, frozen=True, tag="fork"):
    """Fork a student process for the submission in `folder`; two descriptors come with it."""

    folder: str
    limits: Limits
    device: str


class Reap(msgspec.Struct, frozen=True, tag="reap"):
    """Wait until the student process and all its descendants, killed by the judge, are gone."""

    pid: int


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The zygote is warm: the walls of the box (nnkit.levels), which of its own attempts to break
    out got through, torch's version."""

    walls: list[str]
    got_through: list[str]
    torch: str


class Forked(msgspec.Struct, frozen=True, tag="forked"):
    """The student process runs, under this number where the zygote is."""

    pid: int


class Reaped(msgspec.Struct, frozen=True, tag="reaped"):
    """The student process is gone; its exit code, negative for a signal, None if unknown."""

    code: int | None


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The zygote could not do it: a fault of ours."""

    why: str


Order = Fork | Reap
Report = Ready | Forked | Reaped | Failed

_encoder = msgspec.msgpack.Encoder()
_orders: Any = msgspec.msgpack.Decoder(Order)
_reports: Any = msgspec.msgpack.Decoder(Report)


def encode(message: Order | Report) -> bytes:
    """Gives the packet of a message."""
    return _encoder.encode(message)


def decode_order(packet: bytes) -> Order:
    """Reads what the judge asks."""
    order: Order = _orders.decode(packet)
    return order


def decode_report(packet: bytes) -> Report:
    """Reads what the zygote says."""
    report: Report = _reports.decode(packet)
    return report
