"""The rules by name: what each means, and how a finding is repaired. docs/verify.md shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule in words."""

    meaning: str
    repair: str


RULES: dict[str, Rule] = {
    # the files
    "missing-file": Rule(
        "A file that every exercise must have is not there.",
        "Write it.",
    ),
    "unlisted-file": Rule(
        "A file stands where nobody looks: no page links to it, no code names it, or a sibling has "
        "no mutant of its name.",
        "Name it, move it or remove it.",
    ),
    "bad-name": Rule(
        "An exercise, a file or a check is not named as nnkit finds it: `05_sgd`, lower case, "
        "`test_<target>.py`, each check's name once.",
        "Rename it.",
    ),
    "unknown-key": Rule(
        "course.toml or exercise.toml has a key that nnkit does not know.",
        "Correct its spelling, or remove it.",
    ),
    "bad-value": Rule(
        "course.toml or exercise.toml cannot be read, lacks a key, or has a value that is wrong.",
        "Write what the message asks for.",
    ),
    "unreadable-file": Rule(
        "A file is not UTF-8, or not Python.",
        "Correct it; the message has the line.",
    ),
    # the stub
    "signature-drift": Rule(
        "Stub and reference differ in a name, parameter, default, annotation or docstring.",
        "Copy the one that is right.",
    ),
    "no-todo-marker": Rule(
        "A function of the stub that is still to be written has no `# TODO` in it.",
        "Say in a TODO what is to be done.",
    ),
    "stub-passes": Rule(
        "A check passes on the stub: whoever does nothing earns points.",
        "Demand a right answer in that check, too.",
    ),
    # the checks
    "bad-check": Rule(
        "A file of checks cannot be imported, a check lacks its points mark or its docstring, or "
        "needs a check that is not there.",
        "Write what the message asks for.",
    ),
    "points-mismatch": Rule(
        "The points of the checks do not add up to what course.toml says.",
        "Change one of the two.",
    ),
    "reference-fails": Rule(
        "The reference does not pass every check: as it is, in float64, with two threads, or as a "
        "notebook.",
        "Correct the reference, or the check that is stricter than the statement; a check that is "
        "about float32 says so with `@pytest.mark.float32_only(reason)`.",
    ),
    "alternative-fails": Rule(
        "A right answer in another style does not pass every check.",
        "Correct the alternative, or the check that is stricter than the statement.",
    ),
    "flaky-check": Rule(
        "A check ends otherwise under another seed, or in another order of the checks.",
        "Make it right for all inputs that it draws, and independent of what ran before it.",
    ),
    "slow-check": Rule(
        "A right answer takes more than half of a limit.",
        "Ask for less in the check, or raise the limit.",
    ),
    # the mutants
    "no-mutants": Rule(
        "The exercise has no mutants.",
        "Write one for each mistake that you have seen.",
    ),
    "mutant-survives": Rule(
        "A mutant passes every check, ends by no check of its own, or names no killer.",
        "Write the check that it fails, or correct the mutant.",
    ),
    "killed-by-another-check": Rule(
        "A mutant passes the check that its docstring names and fails others.",
        "Name the right check, or mend the one that lets it pass.",
    ),
    "sibling-survives": Rule(
        "A sibling passes the check that its mutant names.",
        "Make the same mistake in it, or mend the check.",
    ),
    "check-kills-nothing": Rule(
        "No mutant fails the check.",
        "Write the mutant that it is there for, or remove the check.",
    ),
    # what a student reads
    "hidden-text-in-public": Rule(
        "A line of a hidden check, an answer or a mutant stands in a public file.",
        "Rewrite one of the two.",
    ),
    "hint-shows-solution": Rule(
        "A hint shows a line of the reference or of an alternative.",
        "Say the idea, or where to look.",
    ),
    "no-hints": Rule(
        "exercise.toml does not have two to four hints.",
        "Write the ladder: a question, the idea, the line to look at.",
    ),
    "languages": Rule(
        "The Chinese side lacks what the English one has: headings, tables, list items, examples, "
        "hints, titles or diagnoses.",
        "Translate it.",
    ),
    "statement-out-of-date": Rule(
        "An example of a statement does not print what it says, or there is none.",
        "Run it, and copy what it prints.",
    ),
    "public-test": Rule(
        "A public test passes on the stub, or fails on the reference.",
        "Correct the test.",
    ),
}
