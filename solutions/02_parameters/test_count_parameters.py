"""Hidden checks of count_parameters."""

import pytest
from nnkit.judge import assert_close, fetch


def number(count):
    """The count as an int: another kind of number costs the points of one check only."""
    count = fetch(count)
    try:
        return int(count)
    except (TypeError, ValueError, OverflowError):
        return count  # no number at all: the comparison says so


@pytest.mark.points(0.75, target="count_parameters")
def test_numbers_are_counted(submission, box, rng):
    """count_parameters counts the numbers in all parameters
    zh: count_parameters 数出所有参数里的数
    hint: How many numbers are in a matrix? Are the modules inside modules counted too?
    hint.zh: 一个矩阵里有多少个数？模块里面的模块也数了吗？
    """
    for _ in range(2):
        a, b, c = (rng.permutation(5)[:3] + 2).tolist()
        net = box.module("Layered", a, b, c)

        count = submission.count_parameters(net)

        assert_close(number(count), 1 + c * b + b * a + b + b)


@pytest.mark.points(0.25, target="count_parameters")
def test_the_count_is_an_int(submission, box, rng):
    """count_parameters gives an int of Python
    zh: count_parameters 的结果是 Python 的 int
    hint: Which call asks a tensor how many numbers it has, and of which type is the answer?
    hint.zh: 哪个调用问张量有多少个数？答案是什么类型？
    """
    a, b = rng.integers(2, 5), rng.integers(5, 9)

    assert_close(submission.count_parameters(box.module("Linear", a, b)), b * a + b)


@pytest.mark.points(0.5, target="count_parameters")
def test_a_tied_parameter_counts_once(submission, box, rng):
    """count_parameters counts a tied parameter once, and two that look alike twice
    zh: 共享的参数 count_parameters 只计一次，只是看上去一样的两个参数计两次
    hint: Are two names two parameters? Are equal values one parameter?
    hint.zh: 两个名字就是两个参数吗？值相等就是同一个参数吗？
    """
    words, width = rng.integers(5, 9), rng.integers(2, 5)
    net = box.module("Tied", words, width)

    expected = words * width + 2 * (width * width + width) + words

    assert_close(number(submission.count_parameters(net)), expected)
    learning = number(submission.count_parameters(net, trainable_only=True))
    assert isinstance(learning, int), "with trainable_only, the answer is no number"
    assert learning <= expected, "with trainable_only, a tied parameter counts twice"


@pytest.mark.points(0.25, target="count_parameters")
def test_buffers_do_not_count(submission, box, rng):
    """count_parameters leaves out buffers
    zh: count_parameters 不计缓冲区
    hint: What does `state_dict()` hold beside parameters?
    hint.zh: 除了参数，`state_dict()` 里还有什么？
    """
    features = rng.integers(2, 9)

    count = submission.count_parameters(box.module("BatchNorm1d", features))

    assert_close(number(count), 2 * features)


@pytest.mark.points(0.5, target="count_parameters")
def test_trainable_only(submission, box, rng):
    """With trainable_only, and only then, frozen parameters do not count
    zh: 给出 trainable_only 时，而且只有这时，冻结的参数不计
    hint: Ask each parameter whether it learns, but only when the caller wants that.
    hint.zh: 逐个问参数是否学习，但只在调用者要求的时候。
    """
    a, b, c = (rng.permutation(5)[:3] + 2).tolist()
    net = box.module("Layered", a, b, c)
    net.out.weight.requires_grad = False
    frozen, total = c * b, 1 + c * b + b * a + b + b

    assert_close(number(submission.count_parameters(net, trainable_only=True)), total - frozen)
    assert_close(number(submission.count_parameters(net, True)), total - frozen)
    assert_close(number(submission.count_parameters(net, trainable_only=False)), total)
    assert_close(number(submission.count_parameters(net)), total)


@pytest.mark.points(0.25, target="count_parameters")
def test_counting_only_looks(submission, box, rng, props):
    """count_parameters leaves the module as it was
    zh: count_parameters 不改变模块
    hint: Which operations write to the parameter that they are given, and what else has a module?
    hint.zh: 哪些运算会写入交给它们的参数？模块里还有什么？
    """
    a, b = rng.integers(2, 5), rng.integers(5, 9)
    local, gradient = rng.module(props.Settled(a, b)), rng.normal(b, a)
    net = box.module("Settled", a, b, state=local.state_dict())
    for each, settle in ((local, props.settle), (net, box.props.settle)):
        settle(each, gradient)

    count = submission.count_parameters(net.linear)
    submission.count_parameters(net)

    assert_close(number(count), b * a + b)
    assert_close(fetch(box.props.condition(net)), props.condition(local))
