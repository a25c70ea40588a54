"""Every operator that torch registers and whose name looks like a ban is classified."""

import importlib
import re

import pytest
import torch
from nnkit.box import operators
from nnkit.course import BANS

# Each registers operators of its own.
for name in (
    "torch._decomp",
    "torch._inductor.lowering",
    "torch.ao.quantization.fx._decomposed",
    "torch.distributed._symmetric_memory",
    "torch.nn.attention.varlen",
    "torch.nn.modules.linear_cross_entropy",
    "torch.onnx.ops",
    "torch.sparse._semi_structured_ops",
):
    importlib.import_module(name)


def registered():
    """Gives the names, without overloads, of all that torch has: dispatcher and schemas."""
    names = {schema.name for schema in torch._C._jit_get_all_schemas()}
    return names | {name.partition(".")[0] for name in torch._C._dispatch_get_all_op_names()}


def in_table(table):
    """Gives the full names that stand in a table for one ban."""
    return {f"{space}::{name}" for space, names in table.items() for name in names.split()}


def looks_like(ban):
    """Gives the registered operators whose own name looks like a ban."""
    pattern = re.compile(operators.LIKE[ban], re.IGNORECASE)
    return {name for name in registered() if pattern.search(name.partition("::")[2])}


@pytest.mark.parametrize("ban", BANS)
def test_every_operator_that_looks_like_a_ban_is_banned_or_allowed(ban):
    known = in_table(operators.OPERATORS[ban]) | in_table(operators.ALLOWED[ban])

    assert sorted(looks_like(ban) - known) == []


@pytest.mark.parametrize("ban", BANS)
def test_no_operator_is_both_banned_and_allowed(ban):
    assert in_table(operators.OPERATORS[ban]) & in_table(operators.ALLOWED[ban]) == set()


@pytest.mark.parametrize("ban", BANS)
def test_every_operator_in_the_tables_is_one_of_torchs(ban):
    names = in_table(operators.OPERATORS[ban]) | in_table(operators.ALLOWED[ban])

    assert sorted(names - registered()) == []


def test_course_and_box_know_the_same_bans():
    assert set(BANS) == set(operators.OPERATORS) == set(operators.ALLOWED) == set(operators.LIKE)


# Allowed by the statements of the curriculum, whatever else is banned.
FREE = (
    "im2col", "col2im", "einsum", "addmm", "mm", "bmm", "matmul", "amax", "max", "clamp",
    "clamp_min", "threshold", "threshold_backward", "sigmoid", "logsumexp", "nll_loss",
    "nll_loss_forward", "fft_rfft2", "_fft_r2c", "_foreach_add_", "_foreach_mul_", "exp", "sum",
    "unfold", "where", "maximum",
)  # fmt: skip


@pytest.mark.parametrize("ban", BANS)
def test_what_the_statements_allow_is_never_banned(ban):
    assert in_table(operators.OPERATORS[ban]) & {f"aten::{name}" for name in FREE} == set()
    assert {f"aten::{name}" for name in FREE} <= registered()
