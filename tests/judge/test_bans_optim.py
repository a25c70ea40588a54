"""The bans of optimizers on the real box: torch's own are caught, one's own are not."""

import pytest
import torch
from nnkit.errors import StudentForbidden
from nnkit.judge.compare import assert_close

HEAD = """
import contextlib, importlib, sys, threading
import torch
from torch import optim
from torch.optim import *
from torch.optim import SGD as plain
from torch.optim import sgd as functional

early = plain([torch.zeros(1)], lr=0.1)

class Own(torch.optim.Optimizer):
    def __init__(self, parameters, lr):
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                p -= group["lr"] * p.grad

class Derived(torch.optim.SGD):
    pass

class Calls(torch.optim.SGD):
    def step(self, closure=None):
        return super().step(closure)

class Beneath(torch.optim.SGD):
    def step(self, closure=None):
        return torch.optim.SGD.step.__wrapped__(self)

def in_a_thread(optimizer):
    thread = threading.Thread(target=optimizer.step)
    thread.start()
    thread.join()

def swallowed(p):
    try:
        plain([p], lr=0.1).step()
    except BaseException:
        p.data -= 0.1 * p.grad

def by_a_global(p):
    early.add_param_group({"params": [p]})
    early.step()

def scripted(p):
    with torch.no_grad():
        functional.sgd([p], [p.grad], [None], weight_decay=0, momentum=0, lr=0.1, dampening=0,
                       nesterov=False, maximize=False)

def fused(p):
    with torch.no_grad():
        torch._fused_sgd_([p], [p.grad], [], weight_decay=0, momentum=0, lr=0.1, dampening=0,
                          nesterov=False, maximize=False, is_first_step=True)

def fused_adam(p):
    with torch.no_grad():
        torch.ops.aten._fused_adam_([p], [p.grad], [p * 0], [p * 0], [], [torch.ones(())], lr=0.1,
            beta1=0.9, beta2=0.99, weight_decay=0, eps=1e-8, amsgrad=False, maximize=False)

def by_hand(p):
    with torch.no_grad():
        p -= 0.1 * p.grad

def recorded(p):
    with torch.profiler.record_function("my step"), torch.no_grad():
        p -= 0.1 * p.grad

def by_foreach(p):
    with torch.no_grad():
        torch._foreach_add_([p], [p.grad], alpha=-0.1)

def scheduled(p):
    own = Own([p], 1.0)
    torch.optim.lr_scheduler.StepLR(own, 1)
    own.param_groups[0]["lr"] = 0.1
    own.step()

def recorded_inside(p):
    class Recorded(Own):
        def step(self, closure=None):
            with torch.profiler.record_function("inside"):
                return super().step()
    Recorded([p], 0.1).step()
"""
STEPS = """
plain([p], lr=0.1).step()
SGD([p], lr=0.1).step()
torch.optim.SGD([p], lr=0.1, fused=True).step()
torch.optim.SGD([p], lr=0.1, foreach=True).step()
torch.optim.SGD([p], lr=0.1, maximize=False).step(lambda: 0)
getattr(getattr(torch, 'op' + 'tim'), 'S' + 'GD')([p], lr=0.1).step()
importlib.import_module('torch.optim.sgd').SGD([p], lr=0.1).step()
sys.modules['torch.optim'].SGD([p], lr=0.1).step()
__import__('torch.optim').optim.Adam([p], lr=0.1).step()
vars(torch)['optim'].__dict__['AdamW']([p], lr=0.1).step()
optim.Adam([p], fused=True).step()
optim.RMSprop([p]).step()
optim.Adagrad([p]).step()
optim.Adadelta([p]).step()
optim.NAdam([p]).step()
optim.RAdam([p]).step()
optim.ASGD([p]).step()
optim.Rprop([p]).step()
optim.Adamax([p]).step()
optim.Adafactor([p]).step()
optim.LBFGS([p]).step(lambda: (p ** 2).sum())
optim.SGD.step(optim.SGD([p], lr=0.1))
optim.SGD.step.__wrapped__(optim.SGD([p], lr=0.1))
Derived([p], lr=0.1).step()
Calls([p], lr=0.1).step()
Beneath([p], lr=0.1).step()
in_a_thread(optim.SGD([p], lr=0.1))
swallowed(p)
by_a_global(p)
scripted(p)
fused(p)
fused_adam(p)
""".strip().splitlines()
OWN = ["Own([p], 0.1).step()", "scheduled(p)", "recorded_inside(p)"]
FREE = ["by_hand(p)", "recorded(p)", "by_foreach(p)"]


@pytest.fixture
def stepped(opened, link):
    """Has `f` take a step on a parameter under a ban, and gives the parameter."""

    def run(ban, expression):
        link.bans = (ban,) if ban else ()
        submission, box = opened(f"{HEAD}\ndef f(p):\n    {expression}\n")
        parameter = box.parameter(torch.ones(2), grad=torch.ones(2))
        submission.f(parameter)
        return parameter.fetch()

    return run


@pytest.mark.parametrize("ban", ["optim", "optim_step"])
@pytest.mark.parametrize("expression", STEPS)
def test_a_step_of_torchs_own_is_caught_however_it_is_spelled(stepped, ban, expression):
    with pytest.raises(StudentForbidden) as caught:
        stepped(ban, expression)

    assert caught.value.ban == ban


@pytest.mark.parametrize("expression", STEPS)
def test_the_same_step_is_free_where_nothing_is_banned(stepped, expression):
    assert not torch.equal(stepped("", expression).detach(), torch.ones(2))


@pytest.mark.parametrize("expression", OWN)
def test_a_subclass_of_optimizer_is_part_of_torch_optim_in_one_ban(stepped, expression):
    with pytest.raises(StudentForbidden):
        stepped("optim", expression)


@pytest.mark.parametrize("expression", OWN + FREE)
def test_a_step_of_ones_own_is_free_where_steps_of_torchs_are_banned(stepped, expression):
    assert_close(stepped("optim_step", expression).detach(), torch.full((2,), 0.9))


@pytest.mark.parametrize("expression", FREE)
def test_a_step_by_hand_is_free_where_torch_optim_is_banned(stepped, expression):
    assert_close(stepped("optim", expression).detach(), torch.full((2,), 0.9))
