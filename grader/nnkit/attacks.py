"""The corpus of attacks, run against the box of this machine.

An attack is a folder `<group>/<id>_<name>/` with `attack.py`, which is put after each of two bases
(the exercise's stub, a right answer), perhaps `files/`, handed in beside it, or `hand_in.py`, which
writes what is handed in (a zip, a link, a pipe) and gives its place, and expected.json:

    {"threat": "b1", "attempt": "opens the hidden checks",
     "verdict": ["ok"], "score": 10, "gone": ["/tmp/left"], "unseen": ["a text"]}

`verdict` are the ends that will do, `score` is what the right answer still earns (the stub earns
nothing), what is `gone` must not exist afterwards (it is taken away if it does), and what is
`unseen` must be in nothing that a student is shown. An attempt that gets through raises, so that
verdict or score are others.
"""

import runpy
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import msgspec

from nnkit.collect.paths import read_submission
from nnkit.course import Course, load_course
from nnkit.errors import UsageError
from nnkit.judge.grade import Grader
from nnkit.judge.sentences import Manner
from nnkit.judge.session import Checks, with_checks
from nnkit.judge.watchdog import descendants
from nnkit.judge.zygote import Zygote
from nnkit.results import Result, to_json

STUB, RIGHT = "stub", "right answer"
BASES = (STUB, RIGHT)
_PACKAGE = Path(__file__).parent
# In the wheel, and in the repository.
_PLACES = (_PACKAGE / "corpus", _PACKAGE.parent.parent / "tests")
# Many attacks end on a limit.
_LIMITS = "[limits]\nimport_s = {import_s}\ncall_s = 1\nexercise_s = 20\nmemory_bytes = 268435456\n"
IMPORT_S = 2


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an attack ends where the box holds; expected.json."""

    threat: str
    attempt: str
    verdict: list[str]
    score: float
    gone: list[str] = []
    unseen: list[str] = []


@dataclass(frozen=True)
class Attack:
    """One attempt to forge, to learn, to harm or to leave something."""

    folder: Path
    expected: Expected

    @property
    def id(self) -> str:
        """The folder's name; it begins with the threat's number."""
        return self.folder.name


@dataclass(frozen=True)
class End:
    """How an attack on a base ended; `why` is empty where the box held."""

    attack: Attack
    base: str
    result: Result
    why: str


def find_corpus() -> Path:
    """Gives the folder that holds `attacks` and `course`; UsageError where it was left out."""
    for place in _PLACES:
        if (place / "attacks").is_dir() and (place / "course").is_dir():
            return place
    raise UsageError("this installation has no corpus of attacks; install nnkit from its wheel.")


def load_attacks(corpus: Path) -> list[Attack]:
    """Reads every attack, by group and number."""
    found = sorted(corpus.glob("attacks/*/*/expected.json"))
    decode = msgspec.json.Decoder(Expected).decode
    return [Attack(path.parent, decode(path.read_bytes())) for path in found]


def run(
    attacks: Iterable[Attack],
    corpus: Path,
    zygote: Zygote,
    bases: Collection[str] = BASES,
    tell: Callable[[Attack], None] = lambda attack: None,
    import_s: int = IMPORT_S,
) -> list[End]:
    """Runs attacks on bases, one after another in one box; the zygote stays the caller's.

    `tell` hears of each attack before it is run. An import may take `import_s` seconds: more where
    what is to end it is not the time.
    """
    with tempfile.TemporaryDirectory(prefix="nnkit-red-team-") as folder:
        course = _course(corpus, Path(folder) / "course", import_s)
        assignment = course.assignments[0]

        def work(checks: Checks) -> list[End]:
            graders = {
                base: Grader(course, assignment, checks, zygote, Manner(for_student=base == RIGHT))
                for base in bases
            }
            ends = []
            for attack in attacks:
                tell(attack)
                for base, grader in graders.items():
                    place = Path(folder) / attack.id / base
                    ends.append(_run(attack, base, grader, course, place))
            return ends

        return with_checks(course, assignment, assignment.exercises, work)


def _course(corpus: Path, place: Path, import_s: int) -> Course:
    """Gives a copy of the small course, with limits that are soon reached."""
    copytree(corpus / "course", place)
    with (place / "course.toml").open("a", encoding="utf-8") as file:
        file.write(_LIMITS.format(import_s=import_s))
    return load_course(place)


def _run(attack: Attack, base: str, grader: Grader, course: Course, folder: Path) -> End:
    submission = read_submission(hand_in(attack, base, course, folder), course.exercises)
    result = grader.grade(submission, course.exercises)
    return End(attack, base, result, "; ".join(_complaints(attack, base, result, grader.zygote)))


def hand_in(attack: Attack, base: str, course: Course, folder: Path) -> Path:
    """Writes what is handed in, below a new folder, and gives its place."""
    files, exercise = attack.folder / "files", course.exercises[0]
    if files.is_dir():
        copytree(files, folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = exercise.folder / exercise.file if base == STUB else exercise.solutions / "reference.py"
    text = path.read_bytes()
    maker = attack.folder / "hand_in.py"
    if maker.is_file():
        return Path(runpy.run_path(str(maker))["hand_in"](folder, exercise.file, text))
    text += b"\n\n" + (attack.folder / "attack.py").read_bytes()
    (folder / exercise.file).write_bytes(text)
    return folder


def _complaints(attack: Attack, base: str, result: Result, zygote: Zygote) -> Iterator[str]:
    """Says what is otherwise than where the box holds."""
    expected, [exercise] = attack.expected, result.exercises
    score = expected.score if base == RIGHT else 0.0
    if exercise.verdict not in expected.verdict:
        yield f"verdict {exercise.verdict}: {exercise.message}"
    if result.score != score:
        yield f"score {result.score}, not {score}"
    for path in map(Path, expected.gone):
        if path.exists():
            yield f"{path} is there"
            path.unlink()
    shown = to_json(result) if base == RIGHT else ""
    for text in expected.unseen:
        if text in shown:
            yield f"`{text}` is shown"
    if left := descendants(zygote.pid):
        yield f"{len(left)} processes live on"
