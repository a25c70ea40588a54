"""Canvas's bulk download: flat names that say whose, when late, and which attachment."""

NAMES = {
    "lovelaceada_1234_98765_net.py": b"ada",
    "lovelaceada_1234_98766_tools.py": b"tools",
    "hoppergrace_LATE_55_98767_net.py": b"grace",
    "李雷_77_98768_net.py": b"lei",
}
# As Canvas writes it: a row of its own before the students.
GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Homework (9)\n"
    "    Points Possible,,,,,20.0\n"
    '"Lovelace, Ada",1234,S1,ada,A,\n'
    '"Hopper, Grace",55,S2,grace,A,\n'
    '"Babbage, Charles",99,S3,charles,A,\n'
)


def test_each_student_has_the_files_of_their_number(place, found):
    got = found(place(NAMES))

    assert got.data == {"hoppergrace_55": b"grace", "lovelaceada_1234": b"ada", "李雷_77": b"lei"}
    assert [str(name) for name, _ in got.handed("lovelaceada_1234").helpers] == ["tools.py"]


def test_late_is_what_canvas_marks(place, found):
    got = found(place(NAMES))

    assert [each.late for each in got.hand_ins] == [True, False, False]


def test_the_gradebooks_export_says_who_it_is_and_who_is_missing(place, found, roster):
    got = found(place(NAMES), roster=roster("\ufeff" + GRADEBOOK, "gradebook.csv"))

    assert got.data == {"ada": b"ada", "grace": b"grace", "李雷_77": b"lei"}
    assert got.missing == ["charles"]
    assert got.unknown == ["李雷_77"]
    assert got.of("李雷_77").notes == ("`李雷_77` is not on the roster",)


def test_of_files_that_were_handed_in_again_the_highest_attachment_counts(place, found):
    files = {
        "ada_1_98_net-2.py": b"third",
        "ada_1_97_net-1.py": b"second",
        "ada_1_9_net.py": b"first",
        "ada_1_99_data-1.csv": b"1",
    }

    got = found(place(files))

    assert got.data == {"ada_1": b"third"}
    assert [str(name) for name, _ in got.handed("ada_1").helpers] == ["data-1.csv"]
    assert got.of("ada_1").notes == (
        "`net-1.py` counts, not `net.py`, handed in before",
        "`net-2.py` counts, not `net-1.py`, handed in before",
    )


def test_a_file_that_was_handed_in_again_is_imported_by_its_own_name(place, found):
    files = {"ada_1_98_net-1.py": b"x", "ada_1_99_loss-1.py": b"y"}

    handed = found(place(files)).handed("ada_1", "03_loss")

    assert [str(name) for name, _ in handed.helpers] == ["net.py"]


def test_an_anonymous_assignment_has_numbers_alone(place, found):
    got = found(place({"anon_7_98_net.py": b"x", "LATE_anon_8_99_net.py": b"y"}))

    assert got.data == {"anon_7": b"x", "anon_8": b"y"}
    assert [each.late for each in got.hand_ins] == [False, True]


def test_text_and_links_are_no_files_and_are_told(place, found):
    files = {
        "ada_1_98_net.py": b"x",
        "bob_2_text.html": b"<p>",
        "eve_LATE_3_link.html": b"<a>",
        "readme.txt": b"",
    }

    got = found(place(files))

    assert got.data == {"ada_1": b"x"}
    assert got.ignored == [
        ("bob_2_text.html", "text that was typed, no file"),
        ("eve_LATE_3_link.html", "a link that was handed in, no file"),
        ("readme.txt", "no name that Canvas gives"),
    ]


def test_a_students_own_zip_is_looked_into(place, found, zipped):
    inner = zipped({"hw/net.py": b"x", "hw/loss.py": b"y"})

    got = found(place({"ada_1_98_hw.zip": inner, "bob_2_99_net.py": b"z"}))

    assert got.data == {"ada_1": b"x", "bob_2": b"z"}


def test_one_student_of_canvas_alone_is_a_class_too(place, found):
    assert found(place({"ada_1_98_net.py": b"x"})).data == {"ada_1": b"x"}


def test_two_students_of_one_name_are_two(place, found, roster):
    gradebook = 'Student,ID,SIS Login ID,Section\n"Li, Wei",1,wei1,A\n"Li, Wei",2,wei2,A\n'

    got = found(
        place({"liwei_1_8_net.py": b"x", "liwei_2_9_net.py": b"y"}), roster=roster(gradebook)
    )

    assert got.data == {"wei1": b"x", "wei2": b"y"}


def test_a_students_own_file_with_such_a_name_makes_no_class(folder, found):
    assert found(folder({"net.py": b"x", "plot_1_2_a.png": b""}, "ada")).data == {"ada": b"x"}
