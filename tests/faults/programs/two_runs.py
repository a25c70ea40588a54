"""Two runs over one class and one store at once, real processes; a third is killed among them.

`python two_runs.py FOLDER STUDENTS [URL]` prints a report as JSON. URL is the store's, where it is
not a file.
"""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import stub
from kill_points import differing, note


def start(folder, seed, store):
    """Starts a run in a process of its own."""
    options = json.dumps({"seed": seed, "ahead": 3, "store": store})
    command = [sys.executable, stub.__file__, folder, options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def main(folder, students, store):
    """Prints how the runs ended, and what was wrong after them."""
    place = folder / "class"
    stub.make_course(place)
    for number in range(students):
        stub.hand_in(place, f"s{number:03}", cumsum=f"# {number}\n", again=f"# again {number}\n")
    calm = Path(shutil.copytree(place, folder / "calm"))
    stub.grade(calm)
    wanted = stub.standing(calm)

    running = [start(place, seed, store) for seed in (1, 2, 3)]
    while not stub.told(place):  # the first that tells anything: all three are at it, or about to
        assert any(each.poll() is None for each in running)
    running[2].send_signal(signal.SIGKILL)
    said = [each.communicate()[1] for each in running]

    report = {"ends": [each.returncode for each in running], "said": said[:2]}
    told = [student for student, _ in stub.told(place)]
    report["least_told"] = min(told.count(f"s{number:03}") for number in range(students))
    found = {
        "untrue": stub.untrue(place, store),
        "doubles": stub.doubles(place, store),
        "others": differing(stub.standing(place, store), wanted),
    }
    note(report, "", found)
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
