"""A check's docstring: its title and hint in both languages. Needs neither torch nor pytest."""

import re

_KEY = re.compile(r"^\s*(zh|hint|hint\.zh|killed by):\s*(.*)$")


def read_docstring(text: str) -> dict[str, str]:
    """Reads title and hints of a check: the first line, then `zh:`, `hint:`, `hint.zh:`, of any
    length; of a mutant the diagnosis, `zh:` and `killed by:`."""
    texts = {"en": ""}
    key = "en"
    for line in text.strip().splitlines():
        match = _KEY.match(line)
        if match:
            key, line = match[1], match[2]
        texts[key] = f"{texts.get(key, '')} {line.strip()}".strip()
    return texts
