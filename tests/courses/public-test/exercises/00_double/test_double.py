"""Public tests of another statement."""

from double import double


def test_it_is_there():
    assert callable(double)


def test_of_another_statement():
    assert double(3) == 9
