"""Public test of 00_double."""

from double import double


def test_example_of_the_statement():
    assert double(3) == 6
