"""A folder or a zip for each student, and clones of GitHub Classroom and Classroom 50."""

import pytest


def test_each_student_has_a_folder(place, found):
    files = {"ben/net.py": b"ben", "ada/01_net/net.py": b"ada", "cleo/notes.txt": b""}

    assert found(place(files)).data == {"ada": b"ada", "ben": b"ben", "cleo": None}


def test_each_student_may_have_a_zip(place, found, zipped):
    files = {
        "ada.zip": zipped({"net.py": b"ada"}),
        "ben/my homework.zip": zipped({"hw/net.py": b"ben"}),
        "CLEO.ZIP": zipped({"net.py": b"cleo"}),
    }

    assert found(place(files)).data == {"CLEO": b"cleo", "ada": b"ada", "ben": b"ben"}


@pytest.mark.parametrize("around", ["class/", "download/class/"])
def test_folders_around_a_class_are_no_trouble(place, found, around):
    files = {f"{around}ada/net.py": b"ada", f"{around}ben/hw/net.py": b"ben"}

    assert found(place(files)).data == {"ada": b"ada", "ben": b"ben"}


def test_what_computers_leave_is_nobodys(place, found):
    files = {
        "ada/net.py": b"ada",
        "ben/net.py": b"ben",
        "__MACOSX/ada/._net.py": b"",
        ".DS_Store": b"",
        "ada/.ipynb_checkpoints/net.py": b"",
        "ada/.DS_Store": b"",
    }

    got = found(place(files))

    assert got.data == {"ada": b"ada", "ben": b"ben"}
    assert got.handed("ada").helpers == ()
    assert got.ignored == []


def test_a_file_beside_the_folders_is_told(place, found):
    got = found(place({"ada/net.py": b"", "ben/net.py": b"", "list.txt": b""}))

    assert got.ignored == [("list.txt", "beside the students' folders")]


CLONES = {
    "homework-ada-l/net.py": b"ada",
    "homework-ben/net.py": b"ben",
    "homework-the-cats/net.py": b"cats",
}


def test_clones_are_known_by_the_assignments_name(place, found, homework):
    got = found(place(CLONES), assignment=homework)

    assert got.data == {"ada-l": b"ada", "ben": b"ben", "the-cats": b"cats"}


def test_clones_of_classroom_50_have_the_classroom_before(place, found, homework):
    files = {f"nn-2026-{name}": data for name, data in CLONES.items()}

    got = found(place(files), assignment=homework)

    assert got.data == {"ada-l": b"ada", "ben": b"ben", "the-cats": b"cats"}


def test_clones_under_another_name_are_known_by_what_all_begin_with(folder, found, homework):
    files = {name.replace("homework", "hw-1"): data for name, data in CLONES.items()}
    git = {"hw-1-ada-l/.git/HEAD": b"ref: refs/heads/main\n"}

    got = found(folder({**files, **git}), assignment=homework)

    assert got.data == {"ada-l": b"ada", "ben": b"ben", "the-cats": b"cats"}
    assert got.handed("ada-l").helpers == ()


def test_folders_that_begin_alike_and_are_no_clones_keep_their_names(place, found):
    got = found(place({"team-a/net.py": b"a", "team-b/net.py": b"b"}))

    assert got.data == {"team-a": b"a", "team-b": b"b"}


def test_the_roster_of_github_classroom_says_who_it_is(place, found, roster):
    people = (
        '"identifier","github_username","github_id","name"\n'
        '"ada@example.org","ada-l","1","Ada"\n'
        '"ben@example.org","Ben","2","Ben"\n'
        '"zoe@example.org","","",""\n'
    )

    got = found(place(CLONES), roster=roster(people))

    assert got.data == {
        "ada@example.org": b"ada",
        "ben@example.org": b"ben",
        "homework-the-cats": b"cats",
    }
    assert got.missing == ["zoe@example.org"]
    assert got.unknown == ["homework-the-cats"]


def test_the_roster_of_classroom_50_says_who_it_is(place, found, homework, roster):
    people = (
        "username,first_name,last_name,email,section,github_id,role\n"
        "ada-l,Ada,L,ada@example.org,A,1,student\n"
        "ben,Ben,B,ben@example.org,A,2,student\n"
        "prof,P,P,p@example.org,A,3,teacher\n"
    )

    got = found(place(CLONES), assignment=homework, roster=roster(people))

    assert list(got.data) == ["ada-l", "ben", "the-cats"]
    assert (got.missing, got.unknown) == ([], ["the-cats"])


RELEASED = {
    "README.md": b"",
    ".git/HEAD": b"ref: refs/heads/main\n",
    "exercises/01_net/net.py": b"ada",
    "exercises/01_net/README.md": b"",
}


def test_a_released_folder_is_its_students_and_not_the_exercises(folder, found):
    assert found(folder(RELEASED, "ada")).data == {"ada": b"ada"}


def test_a_single_clone_is_known_by_the_assignments_name(folder, found, homework):
    clone = folder(RELEASED, "homework-ada-l")

    assert found(clone, assignment=homework).data == {"ada-l": b"ada"}
    assert found(clone).data == {"homework-ada-l": b"ada"}


def test_a_single_clone_is_known_by_the_roster(folder, found, homework, roster):
    people = roster("identifier,github_username,github_id,name\na@x.org,ada-l,1,Ada\n")

    for files in (RELEASED, {"net.py": b"ada"}):
        clone = folder(files, f"nn-homework{len(files)}-ada-l")
        assert found(clone, roster=people).data == {"a@x.org": b"ada"}


def test_clones_that_are_named_one_by_one_are_a_student_each(folder, found, homework):
    clones = [folder(RELEASED, f"homework-{name}") for name in ("ada", "ben")]

    assert found(*clones, assignment=homework).data == {"ada": b"ada", "ben": b"ada"}


def test_a_class_of_one_clone_is_that_students(folder, found, homework):
    files = {f"homework-ada/{name}": data for name, data in RELEASED.items()}

    assert found(folder(files, "clones"), assignment=homework).data == {"ada": b"ada"}


WHOLE = {f"homework-110b18f5/{name}": data for name, data in RELEASED.items()}


def test_a_release_that_is_handed_in_whole_is_found_however_it_is_packed(folder, found, zipped):
    files = {
        **{f"ada/{name}": data for name, data in WHOLE.items()},
        "ben/my homework.zip": zipped(WHOLE),
        "cleo.zip": zipped(WHOLE),
        **{f"dan/{name}": data for name, data in RELEASED.items()},
    }

    assert found(folder(files)).data == dict.fromkeys(("ada", "ben", "cleo", "dan"), b"ada")


def test_a_release_in_an_export_of_moodle_is_found(folder, found, zipped):
    files = {
        "Ada L_12_assignsubmission_file/hw.zip": zipped(WHOLE),
        **{f"Ben B_13_assignsubmission_file/{name}": data for name, data in WHOLE.items()},
    }

    assert found(folder(files)).data == {"Ada L_12": b"ada", "Ben B_13": b"ada"}


def test_a_release_with_what_was_packed_of_it_is_no_class(folder, found, zipped):
    packed = zipped({"01_net/net.py": b"before", "nnkit-receipt.json": b"{}"})
    files = {**RELEASED, "homework-submission.zip": packed}

    got = found(folder(files, "ada"))

    assert got.data == {"ada": b"ada"}
    assert "counts, not `homework-submission.zip/01_net/net.py`" in got.handed("ada").notes[0]
