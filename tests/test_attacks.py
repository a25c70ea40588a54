"""The red team: every attack of tests/attacks against the best box of this machine."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from nnkit import attacks
from nnkit.cli import cli

CORPUS = attacks.find_corpus()
ATTACKS = attacks.load_attacks(CORPUS)


@pytest.fixture(scope="module")
def ends(zygote):
    """Every attack on the right answer, by its id."""
    return {end.attack.id: end for end in attacks.run(ATTACKS, CORPUS, zygote, [attacks.RIGHT])}


@pytest.fixture(scope="module")
def ends_on_the_stub(zygote):
    return {end.attack.id: end for end in attacks.run(ATTACKS, CORPUS, zygote, [attacks.STUB])}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_an_attack_ends_as_expected(ends, attack):
    assert ends[attack.id].why == ""


@pytest.mark.soak
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_an_attack_on_the_stub_ends_as_expected_and_earns_nothing(ends_on_the_stub, attack):
    assert ends_on_the_stub[attack.id].why == ""


def leftovers():
    """What one submission could leave to another on this machine."""
    folders = ("/tmp", "/var/tmp", "/dev/shm", "/run")
    files = {path for folder in folders for path in Path(folder).glob("*nnkit-attack*")}
    mailboxes = [
        row.split()
        for kind in ("shm", "sem", "msg")
        for row in Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
    ]
    return files, [row for row in mailboxes if not is_of_postgresql(row)]


def is_of_postgresql(row):
    """Whether it is memory that a living server of other tests made: it has a little of it."""
    made_by = Path(f"/proc/{row[4]}/comm")
    return made_by.exists() and made_by.read_text().strip() == "postgres"


def test_nothing_survives_the_attacks(ends):
    files, mailboxes = leftovers()

    assert files == set()
    assert mailboxes == []


def test_whatever_runs_ends_soon_after_its_limits(ends):
    """S5: an exercise has 20 seconds here, and five more to be put away."""
    assert {name: end.result.seconds for name, end in ends.items() if end.result.seconds > 25} == {}


def test_every_line_of_the_catalogue_that_is_handed_in_has_an_attack():
    ids = {attack.expected.threat for attack in ATTACKS}

    wanted = {"a": 32, "b": 13, "c": 21, "d": 16, "e": 1, "f": 8}
    catalogue = {f"{group}{n}" for group, count in wanted.items() for n in range(1, count + 1)}
    assert catalogue - ids == set()
    assert len(ATTACKS) >= 150


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_an_attack_is_filed_by_its_threat(attack):
    threat = attack.expected.threat

    assert attack.id.startswith(f"{threat[0]}{int(threat[1:]):02}_")
    assert attack.folder.parent.name == threat[0]


@pytest.fixture
def few(monkeypatch):
    """A corpus of three attacks, two of which need Landlock to be held."""
    names = ("a01_always_equal", "b01_upwards", "f01_neighbours")
    chosen = [attack for attack in ATTACKS if attack.id in names]
    monkeypatch.setattr(attacks, "load_attacks", lambda corpus: chosen)


def test_doctor_runs_the_attacks_and_counts_those_that_held(few):
    done = CliRunner().invoke(cli, ["doctor", "--attacks"])

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "level full: 3 of 3 attacks held."


def test_doctor_names_the_attacks_that_get_through_a_weak_box(few, monkeypatch):
    monkeypatch.setenv("NNKIT_WITHOUT", "landlock")

    done = CliRunner().invoke(cli, ["doctor", "--attacks"])

    assert done.exit_code == 1
    assert "✗ b01_upwards, on the stub: climbs from its own folder" in done.stdout
    assert done.stdout.splitlines()[-1] == "level basic: 1 of 3 attacks held."


def test_a_wheel_without_the_corpus_says_so(monkeypatch):
    monkeypatch.setattr(attacks, "_PLACES", (Path("/not there"),))

    done = CliRunner().invoke(cli, ["doctor", "--attacks"])

    assert isinstance(done.exception, attacks.UsageError)
