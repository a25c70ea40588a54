"""Rosters: columns by name, exports of other systems, and what is wrong told with its line."""

import pytest
from nnkit.collect.rosters import read_roster
from nnkit.errors import UsageError


@pytest.fixture
def people(roster):
    return lambda text: list(read_roster(roster(text)))


@pytest.fixture
def complaint(roster):
    def complaint(text):
        path = roster(text)
        with pytest.raises(UsageError) as caught:
            list(read_roster(path))
        return str(caught.value).replace(str(path), "PATH")

    return complaint


def test_columns_are_found_by_name_in_any_order(people):
    [ada] = people("Group,E-Mail,ID,Name,Canvas_ID\nred,ada@example.org,ada,Ada L,12\n")

    assert (ada.id, ada.team, ada.line) == ("ada", "red", 2)
    assert set(ada.names) == {
        ("id", "ada"),
        ("canvas", "12"),
        ("email", "ada@example.org"),
        ("name", "Ada L"),
    }


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_roster_may_be_separated_as_spreadsheets_do(people, separator):
    text = "id,name\nada,Ada L\n\nben,Ben\n".replace(",", separator)

    assert [each.id for each in people(text)] == ["ada", "ben"]


def test_the_mark_of_spreadsheets_before_the_first_column_is_skipped(people):
    assert [each.id for each in people("\ufeffid\nada\n")] == ["ada"]


def test_a_name_with_a_comma_or_a_line_end_is_one_cell(people):
    found = people('id,name\nada,"L, Ada"\nben,"B\nen"\ncleo,C\n')

    assert [each.id for each in found] == ["ada", "ben", "cleo"]


def test_canvas_writes_text_as_a_formula(people):
    [ada] = people('Student,ID,SIS Login ID,Section\n"=""L, Ada""",7,ada,A\n')

    assert ("name", "L, Ada") in ada.names
    assert ("name", "Ada L") in ada.names
    assert ("canvas name", "lada") in ada.names


def test_nbgraders_export_is_a_roster(people):
    text = "assignment,duedate,timestamp,student_id,last_name,first_name,email\na,,,ada,L,Ada,x@y\n"

    assert [each.id for each in people(text)] == ["ada"]


@pytest.mark.parametrize("text", ["../../x", "a/b", "CON", "=1+1", "x" * 10_000, '"a\nb"'])
def test_d12_an_id_that_is_none_is_told_with_its_line(complaint, text):
    line = 4 if "\n" in text else 3

    said = complaint(f"id\nada\n{text}\n")

    assert said.startswith(f"PATH, line {line}: '")
    assert said.endswith("cannot be a student's id; change it.")
    assert len(said) < 200


def test_a_row_without_an_id_is_told(complaint):
    assert complaint("id,name\n,Ada\n") == "PATH, line 2: '' cannot be a student's id; change it."


def test_a_roster_without_a_column_of_ids_is_told(complaint):
    assert complaint("colour\nred\n") == (
        "PATH: no column says who is who; name one `id` "
        "(others may be `name`, `email`, `canvas_id`, `moodle_id`, `github_username`, `group`)."
    )


def test_a_roster_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        list(read_roster(tmp_path / "nowhere.csv"))
    (tmp_path / "x.csv").write_bytes(b"id\n\xff\xfe\n")
    with pytest.raises(UsageError, match="no CSV in UTF-8"):
        list(read_roster(tmp_path / "x.csv"))


def test_a_cell_that_never_ends_is_told(complaint):
    assert "no CSV" in complaint('id,name\nada,"' + "x" * 200_000)


def test_an_empty_roster_has_nobody(people):
    assert people("") == []
    assert people("id,name\n") == []
