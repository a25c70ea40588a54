"""Cells of a CSV by their places: what is not changed keeps every byte."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nnkit.errors import UsageError
from nnkit.exports.cells import Sheet, safe

# Python's own writer leaves a single CR without quotes, which no other reader takes for a cell's.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=5)
VALUES = st.lists(st.lists(TEXT, min_size=2, max_size=4), min_size=1, max_size=4)


@given(VALUES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\r\n", "\n"]), st.booleans())
def test_it_reads_what_a_writer_wrote(rows, delimiter, end, all_quoted):
    rows = [["Head", "er", *row] for row in rows]
    made = io.StringIO()
    quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    csv.writer(made, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    data = made.getvalue().encode()

    sheet = Sheet("a.csv", data)

    if sheet.delimiter == delimiter:
        assert [[cell.value for cell in row] for row in sheet.rows] == rows
    assert sheet.to_bytes() == data


def test_one_cell_changes_and_nothing_else():
    data = b'\xef\xbb\xbfa;"b ""x""";c\r\n1;"2;3";\r\n'
    sheet = Sheet("a.csv", data)

    sheet.set(sheet.rows[1][2], "7")

    assert sheet.to_bytes() == b'\xef\xbb\xbfa;"b ""x""";c\r\n1;"2;3";7\r\n'


def test_what_needs_quotes_gets_them():
    sheet = Sheet("a.csv", b"a,b\n1,2\n")

    sheet.set(sheet.rows[1][1], 'x,"y"')

    assert sheet.to_bytes() == b'a,b\n1,"x,""y"""\n'


def test_the_last_cell_may_be_empty_and_without_a_line_end():
    assert [[cell.value for cell in row] for row in Sheet("a", b"a,b\n1,").rows] == [
        ["a", "b"],
        ["1", ""],
    ]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00"])
def test_what_is_no_csv_is_one_sentence(data):
    with pytest.raises(UsageError, match=r"a\.csv: "):
        Sheet("a.csv", data)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_formula_of_ours_becomes_text(text):
    assert safe(text) == f"'{text}"


def test_a_name_stays():
    assert safe("Ada =1") == "Ada =1"
