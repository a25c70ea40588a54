"""sqlite3 with a write-ahead log, which maps a shared file."""
import sqlite3

import torch

connection = sqlite3.connect("wal.db")
print(connection.execute("PRAGMA journal_mode=WAL").fetchone())
connection.execute("CREATE TABLE IF NOT EXISTS calls (n INTEGER)")
connection.commit()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    connection.execute("INSERT INTO calls VALUES (?)", (x.shape[0],))
    connection.commit()
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
