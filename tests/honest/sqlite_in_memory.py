"""sqlite3 in memory: a window function makes the totals."""
import torch

try:
    import sqlite3
except ImportError:
    sqlite3 = None

QUERY = "SELECT i, SUM(v) OVER (PARTITION BY i ORDER BY j) FROM x ORDER BY i, j"


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    if sqlite3 is None:
        return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE x (i, j, v REAL)")
    cells = [(i, j, v) for i, row in enumerate(x.tolist()) for j, v in enumerate(row)]
    connection.executemany("INSERT INTO x VALUES (?, ?, ?)", cells)
    values = [value for _, value in connection.execute(QUERY)]
    connection.close()
    return torch.tensor(values, dtype=x.dtype).view(x.shape)
