"""Moodle's bulk download, with folders and without, and its grading worksheet as a roster."""

import pytest

WORKSHEET = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade",'
    '"Last modified (submission)"\n'
    '"Participant 123","Ada Lovelace",ada@example.org,Submitted,,20.00,-\n'
    '"Participant 77","Grace Hopper",grace@example.org,Submitted,,20.00,-\n'
    '"Participant 5","Charles Babbage",charles@example.org,"No submission",,20.00,-\n'
)


@pytest.mark.parametrize("end", ["file", "file_"], ids=["since 4.1", "before"])
def test_each_participant_has_a_folder(place, found, end):
    files = {
        f"Ada Lovelace_123_assignsubmission_{end}/net.py": b"ada",
        f"Grace Hopper_77_assignsubmission_{end}/sub/net.py": b"grace",
    }

    assert found(place(files)).data == {"Ada Lovelace_123": b"ada", "Grace Hopper_77": b"grace"}


def test_without_folders_the_names_are_before_the_files(place, found):
    files = {
        "Ada Lovelace_123_assignsubmission_file_net.py": b"ada",
        "Ada Lovelace_123_assignsubmission_file_tools.py": b"tools",
        "Grace Hopper_77_assignsubmission_file_net.py": b"grace",
    }

    got = found(place(files))

    assert got.data == {"Ada Lovelace_123": b"ada", "Grace Hopper_77": b"grace"}
    assert [str(name) for name, _ in got.handed("Ada Lovelace_123").helpers] == ["tools.py"]


def test_the_worksheet_says_who_it_is_and_who_is_missing(place, found, roster):
    files = {
        "Ada Lovelace_123_assignsubmission_file/net.py": b"ada",
        "Grace Hopper_77_assignsubmission_file/net.py": b"grace",
        "Eve_6_assignsubmission_file/net.py": b"eve",
    }

    got = found(place(files), roster=roster(WORKSHEET))

    assert got.data == {
        "Eve_6": b"eve",
        "ada@example.org": b"ada",
        "grace@example.org": b"grace",
    }
    assert got.missing == ["charles@example.org"]
    assert got.unknown == ["Eve_6"]


def test_a_worksheet_in_another_language_is_told_by_what_stands_in_it(place, found, roster):
    german = (
        "Bezeichner;Vollständiger Name;E-Mail-Adresse;Bewertung\n"
        "Teilnehmer/in123;Ada Lovelace;ada@example.org;\n"
        "Teilnehmer/in77;Grace Hopper;grace@example.org;\n"
    )
    files = {"Ada Lovelace_123_assignsubmission_file/net.py": b"ada"}

    got = found(place(files), roster=roster(german))

    assert got.data == {"ada@example.org": b"ada"}
    assert got.missing == ["grace@example.org"]


def test_blind_marking_leaves_the_number(place, found, roster):
    files = {"Participant_123_assignsubmission_file/net.py": b"x"}
    sheet = "Identifier,Status,Grade,Maximum Grade\nParticipant 123,Submitted,,20.0\n"

    assert found(place(files), roster=roster(sheet)).data == {"Participant 123": b"x"}


def test_a_teams_folder_is_of_all_who_are_in_it(place, found, roster):
    files = {
        "Team Red_2_assignsubmission_file/net.py": b"red",
        "Team Blue_1_assignsubmission_file/net.py": b"blue",
    }
    people = "id,moodle_id,group\nada,1,Team Red\nben,2,Team Blue\ncleo,3,Team Red\n"

    got = found(place(files), roster=roster(people))

    assert got.data == {"ada, cleo": b"red", "ben": b"blue"}


def test_text_that_was_typed_is_told(place, found):
    files = {
        "Ada_1_assignsubmission_file/net.py": b"x",
        "Ada_1_assignsubmission_onlinetext/onlinetext.html": b"<p>",
        "notes.txt": b"",
    }

    got = found(place(files))

    assert got.data == {"Ada_1": b"x"}
    assert got.ignored == [
        ("Ada_1_assignsubmission_onlinetext", "text that was typed, no file"),
        ("notes.txt", "no name that Moodle gives"),
    ]


def test_a_name_with_underscores_and_numbers_is_read_from_its_end(place, found):
    files = {"ada_01_Ada B_9_assignsubmission_file/net.py": b"x"}

    assert found(place(files)).data == {"ada_01_Ada B_9": b"x"}
