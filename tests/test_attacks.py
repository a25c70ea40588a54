"""The red team: every attack of tests/attacks against the best box of this machine."""

import pytest
from nnkit import attacks

CORPUS = attacks.find_corpus()
ATTACKS = attacks.load_attacks(CORPUS)


@pytest.fixture(scope="module")
def ends(zygote):
    """Every attack on both bases, by id and base."""
    return {(end.attack.id, end.base): end for end in attacks.run(ATTACKS, CORPUS, zygote)}


@pytest.mark.parametrize("base", attacks.BASES)
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_an_attack_ends_as_expected(ends, attack, base):
    assert ends[attack.id, base].why == ""
