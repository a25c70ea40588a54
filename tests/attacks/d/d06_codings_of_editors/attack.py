from bom import ONE
from latin import TWO
from windows import THREE

if (ONE, TWO, THREE) != ("\xe9", "\xe9", "a\nb"):
    raise RuntimeError("a helper was read otherwise than Python reads it")
