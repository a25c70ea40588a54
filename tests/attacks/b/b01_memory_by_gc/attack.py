import gc
import re

# A start that is quickly found, and an end that is not written here as it stands there.
HIDDEN = {"test_rows_": re.compile("test_rows_[d]o_not_mix"), "Each row is": re.compile("Each row is a [s]ample")}
PLANTED = "".join(reversed("nialp ni thgis fo tuo"))


def texts():
    gc.disable()
    gc.unfreeze()
    for thing in gc.get_objects():
        kind = type(thing)
        if kind is dict:
            yield from [part for part in thing.values() if type(part) is str]
        elif kind is list or kind is tuple:
            yield from [part for part in thing if type(part) is str]
        elif kind is type(texts):
            code = thing.__code__
            yield from (code.co_name, code.co_filename, thing.__doc__ or "")
            yield from [part for part in code.co_consts if type(part) is str]


kept = {"planted": [PLANTED]}
seen_own = False
for text in texts():
    seen_own = seen_own or text is PLANTED
    for start, whole in HIDDEN.items():
        if start in text and whole.search(text):
            raise RuntimeError(f"found {start}")
if not seen_own:
    raise RuntimeError("the search is blind")
