"""What bytes say to who reads them, in the encodings that they may have, and as it looks once the
colours of a terminal, the tags of a page and the escapes of a string are read."""

import codecs
import html
import re
from collections.abc import Iterator

# Codes of a terminal, a letter that is struck over, and characters that nobody sees.
_UNSEEN = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
    "|.\x08|[\u00ad\u200b-\u200d\u2060\ufeff]"
)
_TAG = re.compile(r"<!--|-->|<[/!?A-Za-z][^<>]*>")  # what stands in a comment is text as well
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^ux]))", re.DOTALL)


def texts(data: bytes) -> Iterator[str]:
    """Gives all that bytes may say; in each of the texts the lines stand where they stood."""
    for text in _decoded(data):
        yield from _looks(text)
        plain = _ESCAPE.sub(_meant, text)
        if plain != text:
            yield from _looks(plain)


def _decoded(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    yield text
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        yield data.decode("utf-32", "replace")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield data.decode("utf-16", "replace")
    if 0 in data:  # code is ASCII: two or four bytes for a letter, in any order, are zeros and it
        yield data.replace(b"\0", b"").decode("utf-8", "replace")
    elif "\ufffd" in text:
        yield data.decode("gb18030", "replace")


def _looks(text: str) -> Iterator[str]:
    yield text
    if text.count("\ufffd") > len(text) // 10:
        return  # it is none
    seen = _UNSEEN.sub("", text)
    if seen != text:
        yield seen
    shown = html.unescape(seen)
    if shown != seen:
        yield shown
    bare = _TAG.sub(_line_ends, seen)
    if bare != seen:
        yield html.unescape(bare)


def _meant(escape: re.Match[str]) -> str:
    """Gives what an escape stands for; an end of a line as a blank, so that lines are counted."""
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else " " if escape[3] in "nrt" else escape[3]


def _line_ends(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n")
