"""What a class is made of, as it is printed before it is graded."""

import io
from pathlib import Path

import pytest
from nnkit.collect.classes import collect
from nnkit.course import Exercise, Limits, Text
from nnkit.show.collected import show_collected
from rich.console import Console

NET = Exercise(
    "01_net", "net.py", Text("Net"), Path("exercises"), Path("solutions"), Limits(), {}, ()
)


@pytest.fixture
def shown(tmp_path):
    """Gives what is printed of a class with these files."""

    def shown(files, roster="", **options):
        root = tmp_path / "class"
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        if roster:
            (tmp_path / "roster.csv").write_text(roster)
            options["roster"] = tmp_path / "roster.csv"
        out = io.StringIO()
        console = Console(file=out, markup=False, highlight=False, emoji=False)
        with collect([root], [NET], **options) as collected:
            show_collected(console, collected)
        return out.getvalue()

    return shown


def test_who_and_what_was_found_is_in_a_table_and_who_is_missing_below(shown):
    text = shown(
        {
            "ada/net.py": b"",
            "ben/Net.py": b"",
            "ben/net.ipynb": b"",
            "eve/net(1).py": b"",
            "eve/net(2).py": b"# another",
            "zed/notes.txt": b"",
            "list.txt": b"",
        },
        roster="id\nada\nben\neve\nmissing-one\n",
    )

    lines = [line.rstrip() for line in text.splitlines()]
    words = [line.split() for line in lines]
    assert words[1] == ["student", "files", "time", "(UTC)", "attempt", "notes"]
    assert ["ada", "net.py", "1", "of", "1"] in words
    assert ["ben", "Net.py", "1", "of", "1"] in words
    assert "`Net.py` was taken for `net.py`" in text
    assert "`Net.py` counts, not `net.ipynb`" in text
    assert "`net.py` is there more than once (`net(1).py`, `net(2).py`); keep one." in text
    assert "nothing of the course" in text
    assert lines[-7:] == [
        "on the roster, nothing handed in:",
        "  missing-one",
        "handed in, not on the roster:",
        "  zed",
        "ignored:",
        "  list.txt: beside the students' folders",
        "4 handed in, 1 missing, 1 not on the roster, 1 ignored",
    ]


def test_time_and_attempt_and_late_are_told(shown):
    late = b"submission_1:\n  :submitters:\n  - :sid: ada\n  :created_at: 2026-12-01 11:00:00 Z\n"

    text = shown({"submission_metadata.yml": late, "submission_1/net.py": b""})

    assert "2026-12-01 11:00:00" in text


def test_a_late_mark_without_a_time_is_told(shown):
    assert " late " in shown({"ada_LATE_1_2_net.py": b""})


def test_what_students_made_is_escaped(shown):
    text = shown({"x\x1b]0;evil\x07/hw.zip": b"PK", "ada/net.py": b"", "a\x1b[31m.txt": b""})

    assert "\x1b" not in text
    assert "\\x1b]0;evil\\x07" in text
    assert "a\\x1b[31m.txt: beside the students' folders" in text


def test_a_class_is_printed_a_page_at_a_time(shown, monkeypatch):
    monkeypatch.setattr("nnkit.show.collected._PAGE", 2)

    text = shown({f"s{number}/net.py": b"" for number in range(5)})

    assert text.count("student") == 3
    assert "5 handed in, 0 missing, 0 not on the roster, 0 ignored" in text
