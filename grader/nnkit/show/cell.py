"""What stands under a notebook's cell: a table in Jupyter's own look, and the same as text."""

import importlib.resources
from dataclasses import dataclass

from nnkit.public import PublicResult
from nnkit.texts import clean, say

_LONGEST = 500  # characters of what pytest said


@dataclass(frozen=True)
class Shown:
    """What came of the public tests; Jupyter shows it as a table, a terminal as lines."""

    title: str
    results: tuple[PublicResult, ...]
    hint: str
    lang: str

    @property
    def passed(self) -> bool:
        """Whether all of them passed."""
        return all(each.passed for each in self.results)

    def __repr__(self) -> str:
        lines = [self.title]
        for each in self.results:
            lines.append(f"{'✓' if each.passed else '✗'} {each.name}")
            lines += [f"    {clean(line)}" for line in each.message[:_LONGEST].splitlines()]
        lines.append(self._summary())
        if not self.passed and self.hint:
            lines.append(f"hint: {self.hint}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Gives the table; what a student wrote is escaped, colours are those of the theme."""
        from jinja2 import Environment

        template = importlib.resources.files("nnkit.show").joinpath("cell.html.jinja")
        page = Environment(autoescape=True).from_string(template.read_text(encoding="utf-8"))
        rows = [(each.passed, each.name, clean(each.message[:_LONGEST])) for each in self.results]
        return page.render(
            title=self.title,
            rows=rows,
            summary=self._summary(),
            hint="" if self.passed else self.hint,
        )

    def _summary(self) -> str:
        count = sum(each.passed for each in self.results)
        return say("public_passed", self.lang, count=count, total=len(self.results))
