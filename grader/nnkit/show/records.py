"""What is on record of a student, and the health of a store, on a terminal or as JSON."""

from typing import Any

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from nnkit.record import Held, Record
from nnkit.show.terminal import fit
from nnkit.store.check import Health
from nnkit.store.rescue import Rescued
from nnkit.store.rows import Run, Stored
from nnkit.texts import clean

_MOST = 100  # of what is damaged is told
_SHORT = 12  # digits of a digest in a table


def record_json(record: Record) -> str:
    """Gives a record as one line of JSON, digests whole."""
    told = {
        "student": record.student,
        "assignment": record.assignment,
        "store": record.store,
        "exercises": [
            {**_told(each.stored), "holds": not each.differs, "differs": each.differs}
            for each in record.standing
        ],
        "history": [_told(each) for each in record.history],
    }
    return msgspec.json.encode(told).decode()


def _told(stored: Stored) -> dict[str, Any]:
    key, run, result = stored.key, stored.run, stored.result
    return {
        "exercise": key.exercise, "score": result.score, "max_score": result.max_score,
        "verdict": result.verdict, "submission": key.submission, "checks": key.checks,
        "course": run.course, "level": key.level, "device": run.device, "torch": run.torch,
        "nnkit": run.nnkit, "at": stored.at, "by": run.who, "handed_in": stored.handed_in,
        "late": stored.late, "row": stored.id, "digest": stored.digest,
    }  # fmt: skip


def show_record(console: Console, record: Record) -> None:
    """Prints what counts, with its digests and whether it holds, then all that was graded."""
    fit(console)
    console.print(Text.assemble((record.student, "bold"), f"  {record.assignment}"))
    for each in record.standing:
        console.print(_held(each))
    console.print(_history(record))


def _held(held: Held) -> Text:
    key, run, result = held.stored.key, held.stored.run, held.stored.result
    text = Text.assemble("\n", (key.exercise, "bold"), f"  {_score(held.stored)}  {result.verdict}")
    handed = [key.submission or "nothing was handed in", held.stored.handed_in or ""]
    late = "late" if held.stored.late else ""
    for name, value in (
        ("submission", ", ".join(filter(None, [*handed, late]))),
        ("checks", key.checks),
        ("course", run.course),
        ("graded", f"{held.stored.at} by {run.who}, row {held.stored.id}, as it was written"),
        ("with", f"nnkit {run.nnkit}, torch {run.torch}, {run.device}, level {key.level}"),
    ):
        text.append(f"\n  {name:<11} {value}")
    if held.differs:
        text.append(f"\n  today       {'; '.join(held.differs)}", "yellow")
    else:
        text.append("\n  today       it holds: the same checks, torch and nnkit are here", "green")
    return text


def _history(record: Record) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="history", title_justify="left")
    for head in ("row", "graded", "exercise", "score", "submission", "checks", "level", "by"):
        table.add_column(head, overflow="fold")
    standing = {each.stored.id for each in record.standing}
    for each in record.history:
        table.add_row(
            str(each.id), each.at, each.key.exercise, _score(each),
            each.key.submission[:_SHORT], each.key.checks[:_SHORT], each.key.level, each.run.who,
            style="bold" if each.id in standing else "",
        )  # fmt: skip
    return table


def _score(stored: Stored) -> str:
    score = "-" if stored.result.score is None else f"{stored.result.score:g}"
    return f"{score}/{stored.result.max_score:g}"


def show_health(console: Console, health: Health) -> None:
    """Prints what is damaged, what never ended, and what can be saved."""
    for each in health.damage[:_MOST]:
        console.print(Text(f"✗ {clean(each)}", "red"), soft_wrap=True)
    if (more := len(health.damage) - _MOST) > 0:
        console.print(Text(f"✗ and {more:,} more like these", "red"))
    for run in health.unfinished:
        console.print(Text(f"! {_unfinished(run)}", "yellow"), soft_wrap=True)
    console.print(_summary(health), soft_wrap=True)


def _unfinished(run: Run) -> str:
    return (
        f"the run of {run.started} by {run.who} ({run.assignment}) has no end: it was stopped, or "
        "is still at it; the same `nnkit grade` does what is left."
    )


def _summary(health: Health) -> str:
    all_ = health.sound + health.broken
    if health.damage:
        return (
            f"{health.store}: {health.sound:,} of {all_:,} results can be read and are as written; "
            "`nnkit store rescue NEW` copies them."
        )
    lost = f"; places at which results were lost before it was rescued: {health.lost:,}"
    adjusted = f", and all {health.adjustments:,} adjustments" if health.adjustments else ""
    return (
        f"{health.store}: all {all_:,} results{adjusted} are as they were written "
        f"(runs: {health.runs:,}){lost if health.lost else ''}."
    )


def show_rescued(console: Console, rescued: Rescued, new: str) -> None:
    """Prints what was copied, what was not, and what to do next."""
    lines = [f"{new}: {rescued.copied:,} results were copied, each as it was written."]
    if rescued.adjustments:
        lines.append(f"Adjustments by people that were copied: {rescued.adjustments:,}.")
    if rescued.left:
        lines.append(f"Left behind, for they are not what was written: {rescued.left:,}.")
    if rescued.gaps:
        lines.append(f"Places at which results are missing: {rescued.gaps:,}.")
    if rescued.chosen:
        lines.append(f"Newest results that count, for which did was lost: {rescued.chosen:,}.")
    lines.append("`nnkit grade` with `--store` and this name grades what is missing.")
    console.print("\n".join(lines), soft_wrap=True)
