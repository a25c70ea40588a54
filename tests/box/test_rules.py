"""Rules of one process: what is remembered, what a graph says, and that nothing stays behind."""

import pytest
import torch
from nnkit.box import operators, rules
from nnkit.box.rules import Forbidden, Rules


@pytest.fixture
def on():
    """Switches bans on, for this test only."""
    made = Rules()
    rules.prepare()

    def switch(*bans):
        made.switch(bans)
        return made

    yield switch
    made.switch(())


def test_what_was_tripped_is_told_once(on):
    made = on("relu")
    with pytest.raises(Forbidden):
        torch.ones(2).relu()

    assert made.take() == ("relu", "relu")
    assert made.take() is None


@pytest.mark.parametrize("ban", operators.OPERATORS)
def test_a_ban_that_is_switched_off_leaves_everything_as_it_was(on, ban):
    x = torch.linspace(-1, 1, 36).reshape(1, 1, 6, 6)

    def answers():
        functional = torch.nn.functional
        return [
            functional.mse_loss(x, x + 1),
            functional.conv2d(x, x[..., :2, :2]),
            functional.linear(x, torch.eye(6)),
            functional.max_pool2d(x.relu().tanh(), 2),
            functional.cross_entropy(x[0, 0].softmax(1), torch.arange(6)),
            x.cumsum(3),
        ]

    before = answers()
    made = on(ban)
    made.switch(())

    assert all(map(torch.equal, before, answers()))


def test_a_node_of_a_banned_operator_in_an_answers_graph_is_proof(on):
    made_before = torch.ones(2, requires_grad=True).relu() * 2
    made = on("relu")

    made.look_at([(made_before, 1)], [])

    assert made.take() == ("relu", "ReluBackward0")


def test_what_was_in_the_graph_of_an_argument_is_not_the_students(on):
    given = torch.ones(2, requires_grad=True).relu()
    made = on("relu")

    made.look_at(given * 2, [given])

    assert made.take() is None


def test_a_function_of_ones_own_by_that_name_is_not_torchs(on):
    class Relu(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x.clamp(min=0)

        @staticmethod
        def backward(ctx, gradient):
            return gradient

    made = on("relu")

    made.look_at(Relu.apply(torch.ones(2, requires_grad=True)), [])

    assert made.take() is None


def test_an_answer_in_deep_or_endless_containers_is_looked_at_in_bounded_time(on):
    deep = []
    for _ in range(20_000):
        deep = [deep]
    endless = []
    endless.append(endless)
    made = on("relu")

    made.look_at([deep, endless], [])

    assert made.take() is None
