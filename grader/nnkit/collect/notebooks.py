"""A notebook's code cells, read with nbformat; outputs are dropped unread, nothing is run."""

import warnings
from typing import Any

from nnkit.errors import CollectError, UsageError

MOST_CELLS = 2000


def read_cells(data: bytes, name: str) -> tuple[str, ...]:
    """Gives the sources of the code cells in order; CollectError when it is not a notebook.

    Not held against nbformat's schema: what is odd beside the sources is nobody's loss, and a
    schema takes seconds for some files.
    """
    if data.count(b'"cell_type"') > MOST_CELLS:
        raise CollectError(f"`{name}` has more cells than any notebook.")
    nbformat = _nbformat()
    try:
        cells = _code_cells(nbformat, data.decode("utf-8-sig"))
    except Exception as error:  # nbformat raises nearly anything for what is not a notebook
        raise CollectError(
            f"`{name}` is not a notebook that can be read ({type(error).__name__}); "
            "save it again in Jupyter."
        ) from None
    if not all(map(_is_text, cells)):
        raise CollectError(f"`{name}` has cells that are no text; save it again in Jupyter.")
    return tuple(cells)


def _nbformat() -> Any:
    try:
        import nbformat
    except ImportError:
        raise UsageError(
            "a notebook is read with nbformat, which is not installed; "
            "type `pip install 'nnkit[instructor]'`."
        ) from None
    return nbformat


def _code_cells(nbformat: Any, text: str) -> list[str]:
    with warnings.catch_warnings():  # a teacher need not read that a cell has no id
        warnings.simplefilter("ignore")
        read = nbformat.reader.reads(text)
        notebook = nbformat.convert(read, 4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def _is_text(source: object) -> bool:
    """Whether it is a text that UTF-8 can hold: JSON may escape half of a character."""
    return isinstance(source, str) and source.encode("utf-8", "replace").decode() == source
