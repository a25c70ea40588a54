"""inspect.getsource, signature, stack; dis; ast of its own source."""
import ast
import dis
import inspect
import io

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    print(inspect.stack()[0].function, inspect.currentframe().f_lineno)
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


text = inspect.getsource(cumulative_sum)
assert "new_ones" in text
print(inspect.signature(cumulative_sum), ast.dump(ast.parse(text))[:60])
dis.dis(cumulative_sum, file=io.StringIO())
