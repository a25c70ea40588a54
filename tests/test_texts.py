"""The sentences that a student reads."""

import pytest
from nnkit.results import Verdict
from nnkit.texts import TEXTS, clean, say


def test_a_sentence_is_said_in_english_and_in_chinese():
    assert say("missing", "en", file="net.py") == "`net.py` was not handed in."
    assert say("missing", "zh", file="net.py") == "没有交 `net.py`。"


def test_braces_in_what_a_student_wrote_are_left_alone():
    text = say("raised", "en", error="KeyError ({0.__class__})")

    assert text == "Your code raised KeyError ({0.__class__})."


@pytest.mark.parametrize("key", TEXTS)
def test_a_sentence_ends_as_sentences_do_and_shouts_at_nobody(key):
    english, chinese = TEXTS[key]

    assert english.endswith((".", "?"))
    assert chinese.endswith(("。", "？"))
    assert "!" not in english
    assert "！" not in chinese


@pytest.mark.parametrize(
    ("verdict", "key"),
    [
        (Verdict.MISSING, "missing"),
        (Verdict.CRASHED, "crashed_import"),
        (Verdict.CRASHED, "crashed_signal"),
        (Verdict.CRASHED, "crashed_exit"),
        (Verdict.TIMEOUT, "timeout_wall"),
        (Verdict.MEMORY, "memory"),
        (Verdict.OUTPUT, "output_flood"),
        (Verdict.VIOLATION, "wire_broken"),
        (Verdict.INTERNAL_ERROR, "internal_error"),
    ],
)
def test_a_verdict_has_its_sentence(verdict, key):
    assert verdict in Verdict
    assert key in TEXTS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 求和 é", "plain 求和 é"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x00\x7f\x9b", "\\x00\\x7f\\x9b"),
        ("right\u202eleft", "right\\u202eleft"),
        ("half \ud800", "half \\ud800"),
    ],
)
def test_control_characters_are_shown_as_escapes(text, shown):
    assert clean(text) == shown


def test_a_long_text_is_cut():
    assert clean("a" * 301) == "a" * 300 + "..."


def test_a_text_of_the_most_characters_is_left_whole():
    assert clean("a" * 300) == "a" * 300
