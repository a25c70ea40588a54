"""How far apart two numbers may be and still be the same answer, by dtype. Needs no torch."""

# name of the dtype -> (rtol, atol): room for another order of summation, none for a coarser dtype
TOLERANCES: dict[str, tuple[float, float]] = {
    "float64": (1e-9, 1e-11),
    "float32": (1e-4, 1e-5),
    "float16": (1e-2, 1e-3),
    "bfloat16": (2e-2, 1e-2),
}
EXACT = (0.0, 0.0)  # of all other dtypes
