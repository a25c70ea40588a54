"""The example of README.md."""

from double import double


def test_example_of_the_statement():
    assert double(3) == 6
