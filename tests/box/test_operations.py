"""What the judge can ask of live objects."""

import pytest
import torch
from nnkit.box import operations
from nnkit.box.handles import PROPS, Handles
from nnkit.box.loader import load_text
from nnkit.errors import WireError
from nnkit.wire import Caps

TEXT = """
import torch

class Tiny(torch.nn.Module):
    def __init__(self, width=2):
        super().__init__()
        self.layer = torch.nn.Linear(width, 1)

class Linear:
    def __init__(self, *args):
        self.args = args
"""


@pytest.fixture
def handles():
    handles = Handles("cpu", Caps(items=100), 10)
    handles.set_root(PROPS, load_text(TEXT, "props"))
    return handles


def test_attributes_are_read_and_written(handles):
    class Thing:
        x = 1

    thing = Thing()
    operations.put(handles, thing, "y", 2)

    assert operations.get(handles, thing, "x") == 1
    assert operations.get(handles, thing, "y") == 2


def test_an_item_is_read_by_its_key(handles):
    assert operations.item(handles, {"a": 5}, "a") == 5


def test_a_call_takes_arguments_of_any_name(handles):
    def f(*args, **kwargs):
        return args, kwargs

    assert operations.call(handles, f, 1, handles=2, thing=3) == ((1,), {"handles": 2, "thing": 3})


def test_iterating_gives_the_items_as_a_list(handles):
    assert operations.iterate(handles, (n * n for n in range(3))) == [0, 1, 4]


def test_an_endless_iterator_is_cut_where_the_cap_will_refuse_it(handles):
    endless = iter(lambda: 0, 1)

    values = operations.iterate(handles, endless)

    with pytest.raises(WireError, match="more than 100 items"):
        handles.dump(values)


def test_length_and_text_are_those_of_the_object(handles):
    assert operations.length(handles, [1, 2]) == 2
    assert operations.text(handles, torch.nn.ReLU()) == "ReLU()"


def test_same_means_one_and_the_same_object(handles):
    thing, equal = [1], [1]

    assert operations.same(handles, thing, thing) is True
    assert operations.same(handles, thing, equal) is False


def test_a_tensor_requires_grad_only_when_asked(handles):
    value = torch.ones(1)

    assert operations.tensor(handles, value.clone(), False).requires_grad is False
    assert operations.tensor(handles, value.clone(), True).requires_grad is True


def test_a_parameter_holds_its_gradient(handles):
    parameter = operations.parameter(handles, torch.ones(2), torch.tensor([3.0, 4.0]))

    assert type(parameter) is torch.nn.Parameter
    assert (parameter.is_leaf, parameter.requires_grad) == (True, True)
    assert parameter.grad.tolist() == [3.0, 4.0]


def test_a_parameter_without_a_gradient_has_none(handles):
    assert operations.parameter(handles, torch.ones(2), None).grad is None


def test_assigning_changes_a_leaf_in_place_without_a_graph(handles):
    parameter = torch.nn.Parameter(torch.zeros(2))
    view = parameter.detach()

    operations.assign(handles, parameter, torch.tensor([1.0, 2.0]))

    assert view.tolist() == [1.0, 2.0]
    assert (parameter.is_leaf, parameter.grad_fn) == (True, None)


def test_a_module_comes_from_props_first(handles):
    made = operations.module(handles, "Linear", [3, 4], {}, None)

    assert made.args == (3, 4)


def test_a_module_that_props_does_not_have_comes_from_torch(handles):
    made = operations.module(handles, "MSELoss", [], {"reduction": "sum"}, None)

    assert type(made) is torch.nn.MSELoss
    assert made.reduction == "sum"


def test_a_module_is_filled_with_the_state_in_its_dtype(handles):
    state = {
        "layer.weight": torch.tensor([[1.0, 2.0, 3.0]], dtype=torch.float64) / 7,
        "layer.bias": torch.zeros(1, dtype=torch.float64),
    }

    made = operations.module(handles, "Tiny", [], {"width": 3}, state)

    assert torch.equal(made.layer.weight, state["layer.weight"])


def test_a_state_that_does_not_fit_is_an_error(handles):
    with pytest.raises(RuntimeError, match=r"size mismatch|Missing key"):
        operations.module(handles, "Tiny", [], {}, {"layer.weight": torch.zeros(1, 2)})


def test_a_name_that_nobody_has_is_an_error(handles):
    with pytest.raises(AttributeError):
        operations.module(handles, "NoSuchModule", [], {}, None)


def test_an_iterator_can_be_gone_through_once(handles):
    iterator = operations.iterator(handles, [1, 2])

    assert list(iterator) == [1, 2]
    assert list(iterator) == []
