"""JUnit XML, as pytest writes it: a suite a student and exercise, a case a check, points as
properties. Without messages that a hidden input could reach: what others show of it is for staff
and students alike."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from nnkit.gradebook import Grade, exact, plain
from nnkit.results import CheckResult, ExerciseResult, Outcome, Verdict

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(grades: Iterable[Grade]) -> bytes:
    """Gives the report of a class."""
    root = ET.Element("testsuites", name="nnkit")
    for grade in grades:
        for each in grade.parts:
            _suite(root, grade.student, each.result, each.stored.seconds)
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _suite(root: ET.Element, student: str, result: ExerciseResult, seconds: float) -> None:
    outcomes = [each.outcome for each in result.checks]
    ours = result.verdict is Verdict.INTERNAL_ERROR
    counts = {
        "tests": len(outcomes) or 1,
        "failures": outcomes.count(Outcome.FAILED),
        "errors": outcomes.count(Outcome.ERRORED) + (not outcomes),
        "skipped": outcomes.count(Outcome.SKIPPED),
    }
    suite = ET.SubElement(root, "testsuite", name=_clean(f"{student} {result.id}"))
    suite.attrib.update({name: str(count) for name, count in counts.items()})
    suite.set("time", f"{seconds:.3f}")
    _properties(suite, result.score, result.max_score)
    if not result.checks:  # nothing was handed in, or we failed
        case = ET.SubElement(suite, "testcase", classname=result.id, name=result.file)
        kind = "nnkit failed, not the student" if ours else str(result.verdict)
        ET.SubElement(case, "error", message=kind)
    for check in result.checks:
        _case(suite, result, check)


def _case(suite: ET.Element, result: ExerciseResult, check: CheckResult) -> None:
    case = ET.SubElement(suite, "testcase", classname=f"{result.id}.{check.target}", name=check.id)
    _properties(case, check.points, check.max_points)
    if check.outcome is not Outcome.PASSED:
        tag = {Outcome.FAILED: "failure", Outcome.ERRORED: "error"}.get(check.outcome, "skipped")
        ET.SubElement(case, tag, message=_clean(f"{check.title}. {check.hint}".strip()))


def _properties(parent: ET.Element, got: float | None, most: float) -> None:
    properties = ET.SubElement(parent, "properties")
    for name, value in (("points", got), ("max_points", most)):
        text = "" if value is None else plain(exact(value))
        ET.SubElement(properties, "property", name=name, value=text)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
