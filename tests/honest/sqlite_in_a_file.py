"""sqlite3 in a file, with commits and a second connection."""
import sqlite3

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with sqlite3.connect("totals.db", timeout=2) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("CREATE TABLE IF NOT EXISTS calls (n INTEGER, t INTEGER)")
        connection.execute("INSERT INTO calls VALUES (?, ?)", tuple(x.shape))
    connection.close()
    other = sqlite3.connect("totals.db")
    print(other.execute("SELECT COUNT(*) FROM calls").fetchone())
    other.close()
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
