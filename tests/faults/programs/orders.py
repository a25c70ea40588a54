"""Does the stub class in many orders, with several at work at once, stopped and gone on with.

`python orders.py FOLDER SEEDS` prints a report as JSON: of which seeds the outcomes are not those
of a run that does one after another.
"""

import json
import random
import shutil
import sys
from pathlib import Path

import stub
from kill_points import differing, note


class Stopped(Exception):
    """What ends a run early."""


def stopping(folder, count):
    """Gives what ends a run when that many lines are told, and counts on in the next run."""

    def look():
        if len(stub.told(folder)) == count:
            raise Stopped

    return look


def main(folder, seeds):
    """Prints what differed, and how often a run was stopped."""
    stub.make_class(folder / "class")
    for number in range(10, 20):
        stub.hand_in(folder / "class", f"t{number}", cumsum=f"# {number}\n", again="# again\n")
    calm = Path(shutil.copytree(folder / "class", folder / "calm"))
    for _ in range(2):
        stub.grade(calm)
    wanted, outcomes = stub.standing(calm), sorted(map(str, stub.told(calm)[-16:]))
    report = {"stops": 0, "students": len(outcomes)}
    for seed in range(seeds):
        place = Path(shutil.copytree(folder / "class", folder / "run"))
        order = random.Random(seed)
        for _ in range(2):
            look, ahead = stopping(place, order.randrange(2, 12)), order.randrange(1, 9)
            try:
                stub.grade(place, on_told=look, seed=order.random(), ahead=ahead)
            except Stopped:
                report["stops"] += 1
        for _ in range(2):  # what is left; then the one that was our fault, and all that is stored
            stub.grade(place, seed=order.random(), ahead=order.randrange(1, 9))
        found = {
            "others": differing(stub.standing(place), wanted),
            "told_otherwise": sorted(map(str, stub.told(place)[-16:])) != outcomes,
            "doubles": stub.doubles(place),
        }
        note(report, seed, found)
        shutil.rmtree(place)
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
