"""json and csv, in files and in texts."""
import csv
import io
import json

import torch

with open("settings.json", "w") as file:
    json.dump({"dim": 1, "名字": "累加"}, file, ensure_ascii=False)
with open("settings.json") as file:
    DIM = json.load(file)["dim"]


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    text = io.StringIO()
    csv.writer(text).writerows(x.tolist())
    text.seek(0)
    rows = [[float(word) for word in row] for row in csv.reader(text)]
    out = [[sum(row[: k + 1]) for k in range(len(row))] for row in rows]
    return torch.tensor(json.loads(json.dumps(out)), dtype=x.dtype)
