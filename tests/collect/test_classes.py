"""A class collected: ids, rosters, groups, attempts, late, one submission, flat memory."""

import os
import pickle
import shutil
import sqlite3
import tempfile
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nnkit.collect.classes import HandIn, collect, found_in, is_class, read, single
from nnkit.errors import NnkitError, UsageError

TWO = {"ada/net.py": b"ada", "ben/net.py": b"ben"}


def complaint(*paths, exercises, **options):
    with pytest.raises(UsageError) as caught:
        collect(paths, exercises, **options)
    return str(caught.value).replace(str(paths[0]), "PATH")


# who


def test_a_roster_knows_students_by_whatever_their_folders_are_called(place, found, roster):
    people = (
        "id,name,email,canvas_id,moodle_id,github_username\n"
        "s1,Ada Lovelace,ada@example.org,11,12,ada-l\n"
        "s2,Ben B,ben@example.org,21,22,benb\n"
        "s3,Cleo C,cleo@example.org,31,32,cleo\n"
        "s4,Dan D,dan@example.org,41,42,dand\n"
        "s5,Eve  E,eve@example.org,51,52,eve\n"
        "s6,Zoe,zoe@example.org,61,62,zoe\n"
    )
    files = {
        "s1/net.py": b"1",
        "BEN@example.org/net.py": b"2",
        "cleo c/net.py": b"3",
        "41/net.py": b"4",
        "Eve E/net.py": b"5",
        "stranger/net.py": b"6",
    }

    got = found(place(files), roster=roster(people))

    assert got.data == {
        "s1": b"1", "s2": b"2", "s3": b"3", "s4": b"4", "s5": b"5", "stranger": b"6",
    }  # fmt: skip
    assert got.missing == ["s6"]
    assert got.unknown == ["stranger"]


def test_a_name_that_two_students_have_is_not_guessed(place, found, roster):
    people = "id,name\nwei1,Wei Li\nwei2,Wei Li\nada,Ada\n"

    got = found(place({"Wei Li/net.py": b"x", "Ada/net.py": b"y"}), roster=roster(people))

    assert got.data == {"Wei Li": b"x", "ada": b"y"}
    assert got.missing == ["wei1", "wei2"]
    assert got.of("Wei Li").notes == (
        "two students of the roster have the name `Wei Li`",
        "`Wei Li` is not on the roster",
    )


def test_d12_the_same_id_twice_on_the_roster_is_told(folder, roster, exercises):
    path = roster("id\nada\nben\nada\n")

    said = complaint(folder(TWO), exercises=exercises, roster=path)

    assert said == f"{path}, lines 2 and 4: two students have the id `ada`."


def test_d12_a_name_that_is_no_id_gets_a_made_one_and_is_graded(place, found):
    files = {"CON/net.py": b"1", "=cmd/net.py": b"2", "ada/net.py": b"3"}

    got = found(place(files))

    made = [each.students[0] for each in got.hand_ins if each.students != ("ada",)]
    assert sorted(got.data.values()) == [b"1", b"2", b"3"]
    assert all(name.startswith("unnamed-") for name in made)
    assert {each.notes for each in got.hand_ins if each.students != ("ada",)} == {
        ("its name `CON` cannot be a student's id",),
        ("its name `=cmd` cannot be a student's id",),
    }


def test_d4_students_alike_but_for_case_are_two_and_noted(place, found):
    got = found(place({"Ada/net.py": b"1", "ada/net.py": b"2"}))

    assert got.data == {"Ada": b"1", "ada": b"2"}
    assert got.of("ada").notes == ("`Ada` is another student, by case alone",)


def test_d4_one_name_in_two_forms_is_one_student_with_two_attempts(place, found):
    got = found(place({"Re\u0301/net.py": b"1", "R\u00e9/net.py": b"2", "ada/net.py": b"3"}))

    assert list(got.data) == ["R\u00e9", "ada"]
    assert got.of("R\u00e9").attempts == 2
    assert "handed in 2 times" in got.of("R\u00e9").notes[0]


# groups and attempts


def test_a_groups_hand_in_is_of_all_its_members(place, found, roster):
    people = "id,group\nada,red\nben,red\ncleo,\ndan,blue\n"

    got = found(place({"ben/net.py": b"x", "cleo/net.py": b"y"}), roster=roster(people))

    assert got.data == {"ada, ben": b"x", "cleo": b"y"}
    assert got.missing == ["dan"]


def test_two_members_who_hand_in_make_two_attempts_of_the_group(folder, found, homework, roster):
    files = {
        "submitted/ada/homework/net.py": b"early",
        "submitted/ada/homework/timestamp.txt": b"2026-12-01 10:00:00 UTC",
        "submitted/ben/homework/net.py": b"later",
        "submitted/ben/homework/timestamp.txt": b"2026-12-01 11:00:00 UTC",
    }
    path = roster("id,group\nada,red\nben,red\n")

    last = found(folder(files), assignment=homework, roster=path)
    first = found(folder(files), assignment=homework, roster=path, attempt="first")
    best = found(folder(files), assignment=homework, roster=path, attempt="best")

    assert (last.data, first.data) == ({"ada, ben": b"later"}, {"ada, ben": b"early"})
    assert [each.attempt for each in best.hand_ins] == [1, 2]


def gradescope(*submissions):
    """Makes an export; each submission is its number, its hour and its members."""
    lines = []
    for number, hour, members in submissions:
        lines += [f"submission_{number}:", "  :submitters:"]
        lines += [f"  - :sid: {each}" for each in members]
        lines += [f"  :created_at: 2026-12-01 {hour}:00:00 Z"]
    files = {f"submission_{number}/net.py": str(number).encode() for number, *_ in submissions}
    return {"submission_metadata.yml": "\n".join(lines).encode(), **files}


def test_each_member_has_the_last_hand_in_that_names_them(place, found):
    export = gradescope((1, 10, "ab"), (2, 11, "bc"), (3, 12, "a"))

    got = found(place(export))

    assert got.data == {"a": b"3", "b, c": b"2"}
    assert (got.of("a").attempt, got.of("a").attempts) == (2, 2)


def test_two_paths_are_one_class_and_the_later_path_is_the_later_attempt(folder, found):
    old = folder({"ada/net.py": b"old", "ben/net.py": b"ben"}, "old")
    new = folder({"ada/net.py": b"new", "cleo/net.py": b"cleo"}, "new")

    got = found(old, new)

    assert got.data == {"ada": b"new", "ben": b"ben", "cleo": b"cleo"}
    assert got.of("ada").notes == (
        "handed in 2 times, and not all the times are known: "
        "the order is that of the paths and names",
    )
    assert found(old, old).data == {"ada": b"old", "ben": b"ben"}


def test_a_hand_in_with_a_time_is_later_than_one_without(folder, found, homework):
    files = {
        "submitted/ada/homework/net.py": b"timed",
        "submitted/ada/homework/timestamp.txt": b"2026-12-01 10:00:00 UTC",
    }
    other = folder({"ada/net.py": b"x", "ben/net.py": b"y"}, "other")

    assert found(folder(files), other, assignment=homework).data["ada"] == b"timed"


def test_counts_are_of_what_counts(folder, exercises):
    old, new = folder(TWO, "old"), folder({"ada/net.py": b"", "dan/net.py": b""}, "new")

    for attempt, number in (("last", 3), ("first", 3), ("best", 4)):
        with collect([old, new], exercises, attempt=attempt) as collected:
            assert collected.count() == number == len(list(collected.hand_ins()))


# one submission


@pytest.mark.parametrize(
    "files",
    [{"net.py": b"x"}, {"01_net/net.py": b"x"}, {"Net (1).py": b"x"}],
    ids=["flat", "in the exercise's folder", "another name"],
)
def test_one_submission_is_the_folders(folder, exercises, files):
    hand_in = single(folder(files, "ada"), exercises)

    assert hand_in.students == ("ada",)
    assert read(hand_in, exercises).files["01_net"].data == b"x"


@pytest.mark.parametrize("around", ["", "hw/", "a/b/"])
def test_a_zip_of_one_submission_is_the_zips(archive, exercises, found, around):
    path = archive({f"{around}net.py": b"x", f"{around}loss.py": b"y"}, "ada.zip")

    hand_in = single(path, exercises)

    assert hand_in.students == ("ada",)
    assert list(read(hand_in, exercises).files) == ["01_net", "03_loss"]
    assert found(path).data == {"ada": b"x"}


def test_a_folder_with_a_zip_alone_is_one_submission(folder, exercises, zipped):
    hand_in = single(folder({"hw.zip": zipped({"net.py": b"x"})}, "ada"), exercises)

    assert hand_in.students == ("ada",)
    assert read(hand_in, exercises).files["01_net"].data == b"x"


@pytest.mark.parametrize("name", ["net.py", "net.ipynb", "homework.py"])
def test_a_file_is_one_submission_of_its_folder(folder, exercises, name):
    hand_in = single(folder({name: b"x"}, "ada") / name, exercises)

    assert (hand_in.students, hand_in.place.name) == (("ada",), name)


def test_a_file_of_no_exercises_name_stands_for_all_that_are_asked_for(folder, exercises):
    hand_in = single(folder({"homework.py": b"x"}, "ada") / "homework.py", exercises[:1])

    assert read(hand_in, exercises[:1]).files["01_net"].data == b"x"


@pytest.mark.parametrize("paths", [1, 2])
def test_a_class_is_more_than_one_submission(folder, exercises, paths):
    root = folder(TWO)

    assert is_class([root], exercises)
    assert not is_class([root / "ada"], exercises)
    assert is_class([root / "ada", root / "ben"], exercises)


def test_a_class_in_a_zip_is_one(archive, exercises):
    assert is_class([archive(TWO)], exercises)
    assert not is_class([archive({"net.py": b""}, "ada.zip")], exercises)


def test_several_folders_are_one_submission_where_that_is_said(folder, found, exercises):
    root = folder({"part 1/net.py": b"x", "part 2/loss.py": b"y"}, "ada")

    got = found(root, one=True)

    assert [hand_in.students for hand_in in got.hand_ins] == [("ada",)]
    assert (got.handed("ada").data, got.handed("ada", "03_loss").data) == (b"x", b"y")


def test_a_hand_in_is_a_small_value_that_is_read_elsewhere(archive, exercises):
    files = {f"s{number}/{name}": b"x" * 1000 for number in range(50) for name in ("net.py", "a")}
    with collect([archive(files)], exercises) as collected:
        sent = [pickle.dumps(each) for each in collected.hand_ins()]

    assert max(map(len, sent)) < 2000
    hand_in = pickle.loads(sent[7])
    assert read(hand_in, exercises).files["01_net"].data == b"x" * 1000


def test_what_is_there_of_each_exercise_is_told(folder, exercises, zipped):
    root = folder({"hw.zip": zipped({"a/net.py": b""}), "loss (1).py": b"", "loss (2).py": b"x"})

    files = found_in(HandIn(("ada",), root), exercises)

    assert files["01_net"].file == "hw.zip/a/net.py"
    assert files["03_loss"].file == ""
    assert files["03_loss"].problem.startswith("`loss.py` is there more than once")


def test_files_of_one_folder_are_one_submission(folder, found, exercises):
    root = folder({"net.py": b"x", "loss.py": b"y"}, "ada")

    got = found(root / "net.py", root / "loss.py")

    assert got.data == {"ada": b"x"}
    assert got.handed("ada", "03_loss").data == b"y"
    assert not is_class([root / "net.py", root / "loss.py"], exercises)


def test_files_of_several_folders_are_several_submissions(folder, found, exercises):
    ada, ben = folder({"net.py": b"x"}, "ada"), folder({"net.py": b"y"}, "ben")

    assert found(ada / "net.py", ben / "net.py").data == {"ada": b"x", "ben": b"y"}
    assert is_class([ada / "net.py", ben / "net.py"], exercises)


def test_files_of_no_exercises_name_are_a_student_each(folder, found, exercises):
    root = folder({"ada.py": b"x", "ben.py": b"y"})

    got = found(root / "ada.py", root / "ben.py", exercises=exercises[:1])

    assert got.data == {"ada": b"x", "ben": b"y"}


def test_two_paths_of_one_name_are_two_students(folder, found):
    ada, ben = folder({"hw/net.py": b"x"}, "ada"), folder({"hw/net.py": b"y"}, "ben")

    assert found(ada / "hw", ben / "hw").data == {"ada-hw": b"x", "ben-hw": b"y"}


def test_two_paths_of_one_name_are_whom_the_roster_knows(folder, found, roster, archive):
    ada, ben = folder({"hw/net.py": b"x"}, "ada"), folder({"hw/net.py": b"y"}, "ben")

    got = found(ada / "hw", ben / "hw", roster=roster("id\nada\nben\n"))

    assert got.data == {"ada": b"x", "ben": b"y"}


def test_a_path_is_known_by_where_it_leads(folder, found, monkeypatch):
    monkeypatch.chdir(folder({"net.py": b"x", "sub/x.txt": b""}, "ada") / "sub")

    assert found(Path("..")).data == {"ada": b"x"}


def test_a_zip_is_whom_the_roster_knows_by_it_or_by_a_folder_in_it(archive, found, roster):
    path = roster("id,name\nada,Ada\nben,Ben\n")

    assert found(archive({"hw/net.py": b"x"}, "ada.zip"), roster=path).data == {"ada": b"x"}
    assert found(archive({"ben/net.py": b"x"}, "hw.zip"), roster=path).data == {"ben": b"x"}


def test_the_first_zip_of_a_class_is_whom_the_roster_knows(place, found, roster, zipped):
    files = {"ada.zip": zipped({"net.py": b"x"})}

    assert found(place(files), roster=roster("id\nada\n")).data == {"ada": b"x"}


def test_one_student_alone_is_a_class_too_and_what_lies_beside_is_noted(place, found, roster):
    files = {"class/ada/net.py": b"x", "class/readme.txt": b""}

    got = found(place(files), roster=roster("id\nada\nben\n"))

    assert got.data == {"ada": b"x"}
    assert got.of("ada").notes == ("left beside it: readme.txt",)
    assert got.missing == ["ben"]


# what is wrong


def test_a_damaged_export_of_a_class_is_no_hand_in_among_others(folder, found, exercises):
    ada = folder({"net.py": b""}, "ada")
    export = folder(
        {"submission_metadata.yml": b"submission_1: {}\nb: [", "submission_1/net.py": b""}
    )

    with pytest.raises(UsageError, match="is damaged"):
        found(ada, export)


def test_what_is_not_there_or_of_no_kind_is_told(tmp_path, exercises, folder):
    assert complaint(tmp_path / "nowhere", exercises=exercises) == (
        "PATH: there is no such file or folder; name a submission or a class."
    )
    assert complaint(folder({"x.tar": b""}) / "x.tar", exercises=exercises) == (
        "PATH: not a .py file, a notebook, a zip or a folder; unpack it first."
    )


@pytest.mark.parametrize(
    "files",
    [{"a.txt": b""}, {"a/b.txt": b"", "c/d.txt": b""}, {"a/b/c/d/net.py": b""}],
    ids=["a file", "folders", "too deep"],
)
def test_where_nothing_belongs_that_is_told(place, exercises, files):
    assert complaint(place(files), exercises=exercises) == (
        "PATH: nothing in it belongs to the course, which asks for `net.py`, `loss.py`."
    )


def test_an_empty_folder_is_told(folder, exercises):
    assert complaint(folder({}), exercises=exercises) == (
        "PATH: the folder is empty; it should hold `net.py`, `loss.py`."
    )


def test_d8_the_zip_of_a_class_that_is_damaged_is_told(archive, exercises, zipped):
    assert complaint(archive(zipped(TWO)[:-30]), exercises=exercises) == (
        "PATH: it is not a zip, or it was cut short; download it again."
    )


def test_d8_a_damaged_zip_among_others_stops_none_of_them(archive, exercises, zipped, found):
    good = archive({"net.py": b"x"}, "ada.zip")
    bad = archive(zipped({"net.py": b"y"})[:-30], "ben.zip")

    got = found(good, bad)

    assert got.data == {
        "ada": b"x",
        "ben": "`ben.zip` cannot be opened: it is not a zip, or it was cut short.",
    }


def test_among_several_paths_one_without_anything_stops_no_other(folder, found):
    ada, ben = folder({"net.py": b"x"}, "ada"), folder({"essay.pdf": b""}, "ben")

    got = found(ada, ben)

    assert got.data == {"ada": b"x", "ben": None}
    assert got.of("ben").notes == ("nothing in it belongs to the course",)


def test_a_folder_that_cannot_be_read_is_no_students_zero(exercises):
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    (root / "ada").mkdir(mode=0o000)
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(NnkitError, match="Permission denied"):
            read(HandIn(("ada",), root / "ada"), exercises)
        sentence = complaint(root / "ada", exercises=exercises)
    finally:
        os.seteuid(os.getuid())
    (root / "ada").rmdir()
    root.rmdir()

    assert sentence == "PATH: the folder cannot be read (Permission denied)."


def test_a_place_that_is_gone_when_it_is_read_is_our_fault(folder, exercises):
    root = folder(TWO)
    with collect([root], exercises) as collected:
        [ada, _] = collected.hand_ins()
    shutil.rmtree(root / "ada")

    with pytest.raises(NnkitError) as caught:
        read(ada, exercises)
    assert str(caught.value) == (
        f"{root}/ada: it cannot be read (No such file or directory); put it back, or collect again."
    )


def test_an_index_that_cannot_be_written_is_told_in_a_sentence(folder, exercises, monkeypatch):
    def full(self, *rest):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("nnkit.collect.index.Index.settle", full)

    with pytest.raises(NnkitError) as caught:
        collect([folder(TWO)], exercises)
    assert str(caught.value) == (
        "the index of the class cannot be written (database or disk is full); "
        "make room for temporary files."
    )


def test_the_due_date_makes_late(folder, exercises, homework):
    files = {
        "submitted/ada/homework/net.py": b"",
        "submitted/ada/homework/timestamp.txt": b"2026-12-01 12:00:00.000001 UTC",
        "submitted/ben/homework/net.py": b"",
        "submitted/ben/homework/timestamp.txt": b"2026-12-01 12:00:00 UTC",
    }
    with collect([folder(files)], exercises, assignment=homework) as collected:
        ada, ben = collected.hand_ins()

    assert (ada.late, ben.late) == (True, False)
    assert ben.at == datetime(2026, 12, 1, 12, tzinfo=UTC)


# memory: garbage that waits for its collector is some 300 KB; 5,000 hand-ins kept would be more


def peak(path, exercises, every):
    """Gives the most bytes that Python held while a class was collected and some of it was read."""
    tracemalloc.start()
    try:
        with collect([path], exercises) as collected:
            if every:  # pathlib keeps each name for a while: on disk it is the index that counts
                for number, hand_in in enumerate(collected.hand_ins()):
                    if number % every == 0:
                        read(hand_in, exercises)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "many", "every"),
    [("s{}/net.py", 5_000, 5), ("s{}.zip", 2_000, 20), ("s_{}_98_net.py", 2_000, 20)],
    ids=["folders", "zips in a zip", "Canvas"],
)
def test_memory_stays_flat_however_large_the_zip_of_a_class_is(
    archive, exercises, zipped, name, many, every
):
    data = zipped({"net.py": b"x"}) if name.endswith("zip") else b"x"
    few = archive({name.format(number): data for number in range(200)}, "few.zip")
    large = archive({name.format(number): data for number in range(many)}, "large.zip")
    peak(few, exercises, every)  # what is imported and compiled on the way

    assert peak(large, exercises, every) < peak(few, exercises, every) + 400_000


def test_memory_stays_flat_however_large_the_folder_of_a_class_is(folder, exercises):
    some = folder({f"s{number}/net.py": b"x" for number in range(1_100)}, "some")
    many = folder({f"s{number}/net.py": b"x" for number in range(5_000)}, "many")
    peak(some, exercises, 0)

    assert peak(many, exercises, 0) < peak(some, exercises, 0) + 400_000
