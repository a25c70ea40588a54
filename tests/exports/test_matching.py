"""Which row is whose: by id, by a roster's names, by the number that an LMS gave; never guessed."""

from nnkit.collect.rosters import Person
from nnkit.exports.matching import match

ROWS = {3: ["11", "Lovelace, Ada", "ada"], 4: ["12", "Turing, Alan", "alan"]}


def test_the_id_counts_whatever_its_case():
    assert match(["Ada"], ROWS, []).rows == {"Ada": 3}


def test_a_name_of_the_roster_counts():
    person = Person("s7", (("id", "s7"), ("login", "alan")), "", 2)

    assert match(["s7"], ROWS, [person]).rows == {"s7": 4}


def test_the_number_in_an_id_that_collecting_made_counts():
    assert match(["lovelaceada_11"], ROWS, []).rows == {"lovelaceada_11": 3}


def test_a_number_after_another_name_does_not_count():
    assert match(["student_11"], ROWS, []).rows == {}


def test_two_students_of_one_row_get_none():
    found = match(["ada", "lovelaceada_11"], ROWS, [])

    assert found.rows == {}
    assert found.students == ["ada", "lovelaceada_11"]
    assert found.others == [3, 4]


def test_two_rows_of_one_student_get_none():
    rows = {3: ["11", "ada"], 4: ["12", "ada"]}

    assert match(["ada"], rows, []).rows == {}
