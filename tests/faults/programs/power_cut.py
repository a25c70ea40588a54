"""Cuts the power in a run of the stub class: of its write-ahead log only a piece is on the disk.

The log is cut at the end of each frame and in the middle of it; what is missing was never written,
or reads as zeros. While SQLite carries pages from the log into the file, each number of them may
have arrived. When a line is told the log has some length, all of it on the disk: a cut behind that
must not lose the line. `python power_cut.py FOLDER [all]` prints a report as JSON; with `all` the
cuts are in the middle of each head and each page, with and without zeros.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import stub
from kill_points import after, in_a_child, note
from nnkit.store.wal import is_damaged, page_size, read_frames

STORE, LOG = "results.db", "results.db-wal"


def killed_when_told(folder, count):
    """Does a run that is killed when it has told so many; gives how long the log was each time."""

    def look():
        with (folder / "lengths").open("a", encoding="ascii") as file:
            file.write(f"{(folder / LOG).stat().st_size}\n")
        if len(lengths(folder)) == count:
            os.kill(os.getpid(), signal.SIGKILL)

    code, _ = in_a_child(lambda: stub.grade(folder, on_told=look))
    assert code == -signal.SIGKILL
    return lengths(folder)


def lengths(folder):
    return [int(line) for line in (folder / "lengths").read_text(encoding="ascii").split()]


def cuts(log, all_of_them):
    """Gives the lengths at which the log is cut, and whether zeros follow."""
    for number, frame in enumerate(read_frames(log)):
        end = frame.at + page_size(log)
        middles = (frame.at - 12, (frame.at + end) // 2)
        chosen = (end, *middles) if all_of_them else (end, middles[number % 2])
        for length in chosen:
            yield from (
                ((length, False), (length, True)) if all_of_them else ((length, number % 3 == 0),)
            )


def cut(source, target, length, with_zeros, told_at):
    """Copies a killed run, its log cut, and what was told by then."""
    shutil.copytree(source, target)
    log = (source / LOG).read_bytes()
    zeros = b"\0" * (len(log) - length) if with_zeros else b""
    (target / LOG).write_bytes(log[:length] + zeros)
    _tell_first(target, sum(each <= length for each in told_at))


def _tell_first(folder, count):
    lines = (folder / "told").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "told").write_text("".join(lines[:count]), encoding="utf-8")


def carried(source):
    """Gives, for each number of pages that arrived, the file with them, and the file as it was."""
    before = (source / STORE).read_bytes()
    with closing(sqlite3.connect(source / STORE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    now = (source / STORE).read_bytes()
    size = 4096
    for end in range(0, len(now), size):
        if now[end : end + size] != before[end : end + size]:
            yield now[: end + size] + before[end + size :]


def main(folder, all_of_them):
    """Prints how often the power was cut, and what was wrong where."""
    stub.make_class(folder / "class")
    calm = Path(shutil.copytree(folder / "class", folder / "calm"))
    stub.grade(calm)
    count = len(stub.told(calm))
    stub.grade(calm)
    wanted, report = stub.standing(calm), {"cuts": 0}

    def look(where):
        found = {"refused": is_damaged(folder / "cut" / STORE)}
        note(report, where, found | after(folder / "cut", wanted))
        shutil.rmtree(folder / "cut")

    killed = Path(shutil.copytree(folder / "class", folder / "killed"))
    told_at = killed_when_told(killed, count)
    for length, with_zeros in cuts((killed / LOG).read_bytes(), all_of_them):
        cut(killed, folder / "cut", length, with_zeros, told_at)
        look([length, with_zeros])
        report["cuts"] += 1
    for number, file in enumerate(carried(Path(shutil.copytree(killed, folder / "carried")))):
        shutil.copytree(killed, folder / "cut")
        (folder / "cut" / STORE).write_bytes(file)
        look(["carried", number])
        report["carried"] = number + 1
    report |= {"told_at": told_at, "frames": len(list(read_frames((killed / LOG).read_bytes())))}
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), "all" in sys.argv[2:])
