"""Templates as Canvas and Moodle write them, filled in: which cells change, and which never do."""

from decimal import Decimal

import pytest
from nnkit.errors import UsageError
from nnkit.exports import canvas, moodle
from nnkit.exports.cells import Sheet
from nnkit.gradebook import Grade

CANVAS = (
    "Student,ID,SIS Login ID,Section,Sums (77),Final Score\r\n"
    "    Points Possible,,,,10,(read only)\r\n"
    '"Lovelace, Ada",11,ada,A,,97\r\n'
)
MOODLE = (
    'Identifier,"Full name",Status,Grade,"Maximum Grade"\n'
    '"Participant 21","Ada Lovelace",Sent,,10\n'
)


class Graded(Grade):
    """A grade of so many points."""

    score = Decimal("7.5")
    max_score = Decimal(10)


@pytest.fixture
def fill():
    """Fills a template in for one student, and gives what came of it."""

    def run(system, text, student="ada", column="Sums"):
        sheet = Sheet("template.csv", text.encode())
        return system.export(sheet, [Graded(student, "sums", ())], [], [column])

    return run


@pytest.mark.parametrize("said", ["EX", "N/A", "ex"])
def test_who_is_excused_in_canvas_stays_so(fill, said):
    template = CANVAS.replace("A,,97", f"A,{said},97")

    filled = fill(canvas, template)

    assert filled.data.decode() == template
    assert (filled.written, filled.excused) == (0, ("ada",))


def test_a_column_that_canvas_reads_only_is_not_filled_in(fill):
    with pytest.raises(UsageError, match=r"no column `Final Score`.*there are `Sums"):
        fill(canvas, CANVAS, column="Final Score")


def test_moodle_s_identifier_is_no_column_of_grades(fill):
    filled = fill(moodle, MOODLE, "Ada Lovelace_21", "Identifier")

    assert filled.data.decode() == MOODLE.replace("Sent,,", "Sent,7.5,")


def test_a_number_at_the_end_of_an_id_alone_says_nothing(fill):
    assert fill(moodle, MOODLE, "student_21").without_row == ("student_21",)
    assert fill(canvas, CANVAS, "student_11").without_row == ("student_11",)


@pytest.mark.parametrize(
    ("system", "text", "student"),
    [
        (canvas, CANVAS, "lovelaceada_11"),
        (canvas, CANVAS.replace("Student", "LastName,FirstName")
                       .replace("    Points Possible", "    Points Possible,")
                       .replace('"Lovelace, Ada"', "Lovelace,Ada"), "lovelaceada_11"),
        (moodle, MOODLE, "Ada Lovelace_21"),
        (moodle, MOODLE.replace(',"Full name"', "").replace(',"Ada Lovelace"', ""),
         "Participant_21"),
    ],
    ids=["Canvas", "Canvas, two names", "Moodle", "Moodle, blind"],
)  # fmt: skip
def test_a_number_after_the_name_says_who_it_is(fill, system, text, student):
    assert fill(system, text, student).written == 1


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        (MOODLE.replace(",10\n", ',"10,00"\n'), 'Sent,"7,5","10,00"'),
        (MOODLE.replace(",", ";").replace(";10\n", ";10,00\n"), "Sent;7,5;10,00"),
        (MOODLE.replace("Sent,,", 'Sent,"5,00",'), 'Sent,"7,5",10'),
    ],
)
def test_a_number_has_the_decimal_mark_of_the_others(fill, template, wanted):
    filled = fill(moodle, template, "Ada Lovelace_21")

    assert wanted in filled.data.decode()


def test_a_title_with_commas_makes_no_comma_the_delimiter(fill):
    template = CANVAS.replace(",", ";").replace("Sums", "Sums, a, b, c, d, e, f")

    filled = fill(canvas, template, column="Sums, a, b, c, d, e, f")

    assert filled.data.decode() == template.replace("A;;97", "A;7.5;97")


def test_another_maximum_is_told(fill):
    assert fill(canvas, CANVAS.replace(",10,", ",5,")).most == Decimal(5)
    assert fill(canvas, CANVAS).most is None
    assert fill(moodle, MOODLE.replace(",10\n", ',"5,00"\n'), "Ada Lovelace_21").most == Decimal(5)
    assert fill(moodle, MOODLE.replace(",10\n", ",Scale\n"), "Ada Lovelace_21").most is None
