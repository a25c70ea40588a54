"""Grading on a GPU gives what grading on the CPU gives; skipped where there is none."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nnkit.doctor import has_cuda
from nnkit.gpus import find_gpus

ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not has_cuda(), reason="torch finds no CUDA device on this machine"),
]


def outcomes(device: str) -> list[tuple[str, str]]:
    command = [sys.executable, "-m", "nnkit", "grade", "examples/submission", "--format", "json"]
    ended = subprocess.run(
        [*command, "--device", device], capture_output=True, check=True, text=True, cwd=ROOT
    )
    result = json.loads(ended.stdout)
    assert result["device"] == device
    return [
        (f"{exercise['id']}/{check['id']}", check["outcome"])
        for exercise in result["exercises"]
        for check in exercise["checks"]
    ]


def test_the_same_outcomes_on_the_gpu_as_on_the_cpu():
    assert outcomes("cuda") == outcomes("cpu")


def test_every_gpu_has_a_name_and_memory_that_is_measured():
    gpus = find_gpus()

    assert gpus
    for gpu in gpus:
        assert gpu.name.startswith("GPU-")
        assert 0 <= gpu.used_bytes < gpu.total_bytes


def test_a_class_on_processors_and_gpus_has_the_scores_of_the_processors(tmp_path):
    for number in range(24):
        shutil.copytree(ROOT / "examples" / "submission", tmp_path / "class" / f"student{number}")

    told = {}
    for device in ("cpu", "both"):
        command = [sys.executable, "-m", "nnkit", "grade", tmp_path / "class", "--format", "json"]
        ended = subprocess.run(
            [*command, "--device", device, "--out", tmp_path / device],
            capture_output=True, check=True, text=True, cwd=ROOT,
        )  # fmt: skip
        told[device] = [json.loads(line) for line in ended.stdout.splitlines()]

    scores = [{each["student"]: each["score"] for each in lines} for lines in told.values()]
    assert scores[0] == scores[1]
    assert {each["device"] for each in told["both"]} == {"cpu", "cuda"}
