"""Runs the stub class with its store on a small disk that is filled up to some number of bytes.

`python full_disk.py FOLDER DISK` leaves 0, 8, 16, … KiB free on DISK, a small file system, until a
run comes to its end; after each run that did not, it makes space and goes on. It prints a report as
JSON.
"""

import json
import shutil
import sys
from pathlib import Path

import stub
from kill_points import differing, note
from nnkit.errors import NnkitError

STEP = 8192  # bytes


def filled(disk, free):
    """Fills a disk but for some bytes."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * max(0, shutil.disk_usage(disk).free - free))
    return ballast


def attempt(folder, disk):
    """Does a run; gives the sentence that it ended with, or nothing."""
    try:
        stub.grade(folder, store=disk / "results.db")
    except NnkitError as error:
        return f"{type(error).__name__}: {error}"
    return None


def main(folder, disk):
    """Prints with what sentences runs ended, and what was wrong after them."""
    stub.make_class(folder / "class")
    calm = Path(shutil.copytree(folder / "class", folder / "calm"))
    for _ in range(2):
        stub.grade(calm)
    wanted, report, said = stub.standing(calm), {"sentences": [], "told": []}, ""
    ballast = filled(disk, 0)
    report["new"] = attempt(calm, disk)
    ballast.unlink()
    free = 0
    while said is not None:
        place = Path(shutil.copytree(folder / "class", folder / "run"))
        shutil.copyfile(place / "results.db", disk / "results.db")
        ballast = filled(disk, free)
        said = attempt(place, disk)
        again = attempt(place, disk) if said else None
        ballast.unlink()
        if said:
            report["sentences"] += [said, again]
            report["told"].append(len(stub.told(place)))
        found = {"untrue": stub.untrue(place, disk / "results.db")}
        for _ in range(2):
            stub.grade(place, store=disk / "results.db")
        found["others"] = differing(stub.standing(place, disk / "results.db"), wanted)
        found["doubles"] = stub.doubles(place, disk / "results.db")
        note(report, free, found)
        shutil.rmtree(place)
        for file in disk.iterdir():
            file.unlink()
        free += STEP
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
