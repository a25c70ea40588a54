"""Each wall stops something by itself: without it, attacks of the corpus get through that it holds.

With every wall in its place tests/test_attacks.py shows that each of them is held. Where another
wall holds an attack as well, both rows of a pair are here: held with this wall alone of the two,
through without either.
"""

import pytest
from nnkit import attacks

CORPUS = attacks.find_corpus()
BY_ID = {attack.id: attack for attack in attacks.load_attacks(CORPUS)}
SIGHT = ("bubblewrap", "unshare")

# walls that are taken away: attacks that get through then
THROUGH = {
    SIGHT: ["b13_guessed_paths", "b13_name_of_the_machine", "b03_counts_processes"],
    ("landlock",): ["b01_upwards", "f01_neighbours", "b03_lists_proc", "b02_environment_files"],
    ("seccomp",): [
        "b01_vfork_by_machine_code", "f03_shared_memory", "b04_ptrace", "b09_netlink",
        "f03_adds_a_key", "f07_priority",
    ],
    ("rlimits",): [
        "c02_mappings", "c02_thread_stacks", "c03_fills_the_disk_with_one_file", "c05_descriptors",
    ],
    ("watchdog",): ["c03_many_large_files", "c04_links", "c11_thread_bomb"],
    ("descriptors",): ["b05_inherited_descriptors"],
    ("dumpable",): ["b06_core_dump"],
    (*SIGHT, "capabilities"): ["b01_other_users"],
    ("rlimits", "cgroup"): ["c02_lists"],
    ("landlock", "seccomp"): ["b01_runs_a_program", "b09_tcp"],
}  # fmt: skip
# One wall of several put back: the same attacks are held.
HELD = {
    ("bubblewrap",): THROUGH[SIGHT],
    ("unshare",): THROUGH[SIGHT],
    SIGHT: ["b01_other_users"],
    ("capabilities",): ["b01_other_users"],
    ("rlimits",): ["c02_lists"],
    ("landlock",): ["b09_tcp"],
    ("seccomp",): ["b09_tcp"],
}
# What the level `strong` does not promise (docs/security.md, S9).
ONLY_BY_SIGHT = {
    "b03_counts_processes", "b13_guessed_course", "b13_guessed_paths", "b13_links_and_errors",
    "b13_name_of_the_machine", "f02_time_of_reading", "b04_who_the_judge_is",
}  # fmt: skip


def rows(table):
    return [(walls, attack) for walls, names in table.items() for attack in names]


def name_of(walls):
    return "-".join(walls) if isinstance(walls, tuple) else walls


@pytest.fixture(scope="module")
def end_of(zygote_without):
    """How an attack on the right answer ends without some walls; all of one box are run at once."""
    ends = {}

    def end_of(walls, attack):
        if walls not in ends:
            wanted = {name for table in (THROUGH, HELD) for name in table.get(walls, [])}
            chosen = [BY_ID[name] for name in sorted(wanted)]
            # A kernel that looks for memory in a full cgroup may take seconds before it gives up.
            import_s = 20 if "rlimits" in walls else attacks.IMPORT_S
            found = attacks.run(
                chosen, CORPUS, zygote_without(*walls), [attacks.RIGHT], import_s=import_s
            )
            ends[walls] = {end.attack.id: end for end in found}
        return ends[walls][attack]

    return end_of


@pytest.mark.parametrize(("walls", "attack"), rows(THROUGH), ids=name_of)
def test_without_a_wall_an_attack_gets_through(end_of, zygote_without, walls, attack):
    if "cgroup" in walls and "cgroup" not in zygote_without().walls:
        pytest.skip("no cgroup is delegated to this process")

    assert end_of(walls, attack).why != ""


@pytest.mark.parametrize(("walls", "attack"), rows(HELD), ids=name_of)
def test_one_wall_is_enough_for_what_several_hold(end_of, zygote_without, walls, attack):
    if attack == "c02_lists" and "cgroup" not in zygote_without().walls:
        pytest.skip("no cgroup is delegated to this process")

    assert end_of(walls, attack).why == ""


def test_no_wall_is_without_an_attack():
    from nnkit.levels import NAMES

    assert {wall for walls in THROUGH for wall in walls} == NAMES


# Other levels, in full


@pytest.mark.soak
def test_at_strong_only_names_and_sizes_of_files_can_be_asked_for(zygote_without):
    ends = attacks.run(BY_ID.values(), CORPUS, zygote_without(*SIGHT))

    assert {end.attack.id for end in ends if end.why} <= ONLY_BY_SIGHT
    assert [end.attack.id for end in ends if end.base == attacks.STUB and end.result.score] == []


# They need a wall to end at all in a time, or end the box itself.
NOT_AT_BASIC = ("c02_kernel_buffers",)


@pytest.mark.soak
def test_at_basic_no_attack_earns_a_point(zygote_without):
    chosen = [attack for name, attack in BY_ID.items() if name not in NOT_AT_BASIC]

    ends = attacks.run(chosen, CORPUS, zygote_without(*SIGHT, "landlock", "seccomp"))

    for end in ends:
        most = 0.0 if end.base == attacks.STUB else 10.0
        assert (end.result.score or 0.0) <= most, end.attack.id
