"""A notebook's code cells, read with nbformat; outputs are dropped unread, nothing is run."""

from nnkit.errors import CollectError

MOST_CELLS = 2000


def read_cells(data: bytes, name: str) -> tuple[str, ...]:
    """Gives the sources of the code cells in order; CollectError when it is not a notebook."""
    import nbformat

    try:
        text = data.decode("utf-8-sig")
        notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise CollectError(
            f"`{name}` is not a notebook that can be read ({type(error).__name__}); "
            "save it again in Jupyter."
        ) from None
    if len(cells) > MOST_CELLS or not all(isinstance(cell, str) for cell in cells):
        raise CollectError(f"`{name}` has cells that no notebook has.")
    return tuple(cells)
