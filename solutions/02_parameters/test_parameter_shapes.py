"""Hidden checks of parameter_shapes."""

import pytest
from nnkit.judge import assert_close, fetch


def items(shapes):
    """Name and shape in order; a list, or numpy's ints, cost the points of one check only."""
    assert isinstance(shapes, dict), "the answer is not a dict"
    return [
        (name, tuple(map(number, shape)) if isinstance(shape, (list, tuple)) else shape)
        for name, shape in shapes.items()
    ]


def number(size):
    """The size as an int, if it is a number."""
    try:
        return int(size)
    except (TypeError, ValueError, OverflowError):
        return size


@pytest.mark.points(1, target="parameter_shapes")
def test_shapes_of_all_depths_in_order(submission, box, rng):
    """parameter_shapes gives every parameter by name, at every depth, in the module's order
    zh: parameter_shapes 按名字、按模块自己的顺序给出各层嵌套中的每个参数
    hint: Does it look into modules inside modules, and keep the order it meets them in?
    hint.zh: 它有没有看模块里面的模块，并保持遇到它们的顺序？
    """
    for _ in range(2):
        a, b, c = (rng.permutation(5)[:3] + 2).tolist()
        net = box.module("Layered", a, b, c)

        shapes = submission.parameter_shapes(net)

        expected = [
            ("temperature", ()),
            ("out.weight", (c, b)),
            ("inner.0.weight", (b, a)),
            ("inner.0.bias", (b,)),
            ("inner.1.1.factor", (b,)),
        ]
        assert_close(items(shapes), expected)


@pytest.mark.points(0.25, target="parameter_shapes")
def test_a_shape_is_a_tuple(submission, box, rng):
    """parameter_shapes gives shapes as tuples
    zh: parameter_shapes 给出的形状是元组
    hint: Of which type is a shape? A list or a text is another one.
    hint.zh: 形状是什么类型？列表和字符串是别的类型。
    """
    a, b = rng.integers(2, 5), rng.integers(5, 9)

    shapes = submission.parameter_shapes(box.module("Linear", a, b))

    assert_close(shapes, {"weight": (b, a), "bias": (b,)})


@pytest.mark.points(0.5, target="parameter_shapes")
def test_a_tied_parameter_is_listed_once(submission, box, rng):
    """parameter_shapes lists a tied parameter once, and two that look alike twice
    zh: 共享的参数 parameter_shapes 只列一次，只是看上去一样的两个参数都要列出
    hint: Are two names two parameters? What tells one object from two?
    hint.zh: 两个名字就是两个参数吗？怎样分辨是一个对象还是两个？
    """
    words, width = rng.integers(5, 9), rng.integers(2, 5)

    shapes = submission.parameter_shapes(box.module("Tied", words, width))

    expected = [
        ("embedding.weight", (words, width)),
        ("left.weight", (width, width)),
        ("left.bias", (width,)),
        ("right.weight", (width, width)),
        ("right.bias", (width,)),
        ("head.bias", (words,)),
    ]
    assert_close(items(shapes), expected)


@pytest.mark.points(0.25, target="parameter_shapes")
def test_shapes_leave_out_buffers(submission, box, rng):
    """parameter_shapes leaves out buffers
    zh: parameter_shapes 不列缓冲区
    hint: What does `state_dict()` hold beside parameters?
    hint.zh: 除了参数，`state_dict()` 里还有什么？
    """
    features = rng.integers(2, 9)

    shapes = submission.parameter_shapes(box.module("BatchNorm1d", features))

    assert_close(items(shapes), [("weight", (features,)), ("bias", (features,))])


@pytest.mark.points(0.25, target="parameter_shapes")
def test_shapes_list_frozen_parameters(submission, box, rng):
    """parameter_shapes lists frozen parameters too
    zh: parameter_shapes 也列出冻结的参数
    hint: Is a parameter that does not learn still a parameter?
    hint.zh: 不学习的参数还是不是参数？
    """
    a, b = rng.integers(2, 5), rng.integers(5, 9)
    net = box.module("Linear", a, b)
    net.weight.requires_grad = False

    shapes = submission.parameter_shapes(net)

    assert_close(items(shapes), [("weight", (b, a)), ("bias", (b,))])


@pytest.mark.points(0.25, target="parameter_shapes")
def test_shapes_only_look(submission, box, rng, props):
    """parameter_shapes leaves the module as it was
    zh: parameter_shapes 不改变模块
    hint: A function that reports should not move or reshape what it reports on.
    hint.zh: 只做报告的函数，不该移动或改变它所报告的东西。
    """
    a, b = rng.integers(2, 5), rng.integers(5, 9)
    local, gradient = rng.module(props.Settled(a, b)), rng.normal(b, a)
    net = box.module("Settled", a, b, state=local.state_dict())
    for each, settle in ((local, props.settle), (net, box.props.settle)):
        settle(each, gradient)

    shapes = submission.parameter_shapes(net.linear)
    submission.parameter_shapes(net)

    assert_close(items(shapes), [("weight", (b, a)), ("bias", (b,))])
    assert_close(fetch(box.props.condition(net)), props.condition(local))
