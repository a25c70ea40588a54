"""Flips bits of the store of a stub class, one at a time, and goes on with it.

Either the run says in a sentence that the store is damaged, or it ends as if nothing were; never a
wrong grade, never a traceback. What `nnkit store check` and a rescue make of the file is looked at,
too. `python flips.py FOLDER STEP` flips a bit of every STEPth byte, each time another, and more of
them in the head; it prints a report as JSON. The file is flipped as a closed run leaves it, the log
as a killed one does.
"""

import json
import shutil
import sys
import traceback
from collections import Counter
from pathlib import Path

import stub
from kill_points import in_a_child
from nnkit.errors import NnkitError
from nnkit.store.check import check
from nnkit.store.opening import store_url
from nnkit.store.rescue import rescue
from power_cut import LOG, STORE, killed_when_told

HEAD = 100  # bytes


def flip(path, at, bit):
    """Flips a bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)


def goes_on(folder):
    """Does the next run; gives the sentence with which it ended, or the standings."""
    try:
        stub.grade(folder)
        return stub.standing(folder)
    except NnkitError as error:
        return str(error)
    except Exception:
        return ["traceback", traceback.format_exc()]


def examined(folder, rows):
    """Checks and rescues the store; gives whether damage was found, and what a rescue invented."""
    try:
        health = check(store_url(str(folder / STORE)))
        rescued = rescue(store_url(str(folder / STORE)), str(folder / "rescued.db"))
        found = stub.history(folder, folder / "rescued.db")
    except NnkitError as error:
        return {"damage": [str(error)], "copied": 0, "invented": []}
    except Exception:
        return {"damage": [], "copied": 0, "invented": ["traceback", traceback.format_exc()]}
    copied = [each.digest for rows in found.values() for each in rows]
    invented = [each for each in copied if each not in rows]
    invented += check(store_url(str(folder / "rescued.db"))).damage
    return {"damage": health.damage, "copied": rescued.copied, "invented": invented}


def tried(source, name, at, bit):
    """Gives what became of a copy in which a bit is flipped, both ways."""
    rows = json.loads((source.parent / "rows").read_text(encoding="ascii"))

    def work():
        place = Path(shutil.copytree(source, source.parent / "flipped"))
        flip(place / name, at, bit)
        untouched = Path(shutil.copytree(place, source.parent / "examined"))
        said = goes_on(place)
        return (
            said,
            examined(untouched, rows),
            stub.doubles(place) if isinstance(said, dict) else [],
        )

    code, found = in_a_child(work)
    for copy in ("flipped", "examined"):
        shutil.rmtree(source.parent / copy, ignore_errors=True)
    return found if code == 0 else [["died", code], {"invented": []}, []]


def main(folder, step):
    """Prints how the flips ended, and what was wrong where."""
    stub.make_class(folder / "class")
    shutil.copytree(folder / "class", folder / "killed")
    killed_when_told(folder / "killed", 6)
    stub.grade(folder / "class")
    stub.grade(folder / "class")
    wanted = json.loads(json.dumps(stub.standing(folder / "class")))
    stub.grade(Path(shutil.copytree(folder / "killed", folder / "later")))
    digests = {
        each.digest
        for done in ("class", "later")
        for rows in stub.history(folder / done).values()
        for each in rows
    }
    (folder / "rows").write_text(json.dumps([*digests]), encoding="ascii")
    ends, wrong, unseen = Counter(), [], []
    for source, name in (("class", STORE), ("killed", LOG)):
        size = (folder / source / name).stat().st_size
        for number, at in enumerate([*range(0, HEAD, 1 + step // 300), *range(HEAD, size, step)]):
            said, health, doubles = tried(folder / source, name, at, number % 8)
            end = "refused" if isinstance(said, str) else "right" if said == wanted else "wrong"
            ends[f"{name} {end}"] += 1
            if end == "wrong" or doubles or health["invented"] or "Traceback" in str(said):
                wrong.append([name, at, number % 8, said, health, doubles])
            if end == "refused" and not health["damage"]:
                unseen.append([name, at, number % 8, said])
    report = {"ends": ends, "wrong": wrong, "unseen": unseen, "size": size}
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
