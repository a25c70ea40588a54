"""Hidden checks of Net.

The judge puts weights of its own into the five layers, and compares what comes out with its own
LeNet. Weights and images are small whole numbers over powers of two: every order of summation then
gives the same float32, TF32 convolutions on a GPU included. They go into the box as int8, a quarter
of the bytes.

Where a check is about one idea (a batch of one, float64, ...), it uses weights of one sign and
images of one grey: ReLU and the kind of pooling make no difference there, so that a mistake in them
costs the points of its own checks only.
"""

import re
from dataclasses import dataclass

import pytest
import torch
from nnkit.judge import assert_close, fetch
from torch import Tensor
from torch.nn import functional

SHAPES = {
    "conv1.weight": (6, 1, 5, 5),
    "conv1.bias": (6,),
    "conv2.weight": (16, 6, 5, 5),
    "conv2.bias": (16,),
    "fc1.weight": (120, 400),
    "fc1.bias": (120,),
    "fc2.weight": (84, 120),
    "fc2.bias": (84,),
    "fc3.weight": (10, 84),
    "fc3.bias": (10,),
}
LAYERS = ("conv1", "conv2", "fc1", "fc2", "fc3")
SIZES = ((1, 6), (6, 16), (400, 120), (120, 84), (84, 10))
# Divisors that keep every layer's activations between about 1 and 10.
SIGNED = {"conv1": 4, "conv2": 8, "fc1": 16, "fc2": 8, "fc3": 8}
POSITIVE = {"conv1": 8, "conv2": 64, "fc1": 128, "fc2": 64, "fc3": 32}


@dataclass(frozen=True)
class Weights:
    """Whole numbers (int8) by name of the parameter, and what to divide a layer's weight by."""

    numbers: dict[str, Tensor]
    divisors: dict[str, int]

    def values(self, dtype=torch.float32):
        """The weights themselves, by name."""
        return {
            name: numbers.to(dtype)
            if name.endswith("bias")
            else numbers.to(dtype) / self.divisors[name.split(".")[0]]
            for name, numbers in self.numbers.items()
        }

    def __or__(self, other):
        return Weights(self.numbers | other.numbers, self.divisors | other.divisors)


def signed_weights(rng, layers=LAYERS):
    """Weights of both signs for some layers; five logits are the other five, negated."""
    numbers = whole_weights(rng, layers, weight=(-1, 2), bias=(-2, 3))
    for name, values in numbers.items():
        if name.startswith("fc3"):
            values[5:] = -values[:5]
    return Weights(numbers, {layer: SIGNED[layer] for layer in layers})


def positive_weights(rng, layers=LAYERS):
    """Weights from zero upwards for some layers: a ReLU behind them changes nothing."""
    numbers = whole_weights(rng, layers, weight=(0, 2), bias=(0, 3))
    return Weights(numbers, {layer: POSITIVE[layer] for layer in layers})


def whole_weights(rng, layers, weight, bias):
    """Whole numbers for each parameter of some layers, between the bounds given."""
    return {
        name: rng.integers(*(bias if name.endswith("bias") else weight), *shape).to(torch.int8)
        for name, shape in SHAPES.items()
        if name.split(".")[0] in layers
    }


def whole(rng, low, high, *shape):
    """Whole numbers from low to high - 1, as float32."""
    return rng.integers(low, high, *shape).float()


def grey_images(rng, count):
    """Images (count, 1, 32, 32), each of one grey from 1 to 8, no two alike."""
    greys = rng.permutation(8)[:count].float() + 1
    return greys.reshape(count, 1, 1, 1).repeat(1, 1, 32, 32)


def lenet(x, values):
    """The judge's LeNet: logits (N, 10) for a dict of weights by name."""
    for layer in ("conv1", "conv2"):
        x = functional.conv2d(x, values[f"{layer}.weight"], values[f"{layer}.bias"])
        x = functional.max_pool2d(functional.relu(x), 2)
    x = x.reshape(len(x), 400)
    for layer in ("fc1", "fc2", "fc3"):
        x = functional.linear(x, values[f"{layer}.weight"], values[f"{layer}.bias"])
        x = x if layer == "fc3" else functional.relu(x)
    return x


def make_net(submission, box, weights, dtype=torch.float32, strict=False):
    """A net of the student that holds the weights, in a dtype, on the device of the run.

    Unless strict, a bias that a layer lacks becomes zero in the weights too: the checks of the
    layers ask for it, the others need not.
    """
    net, misfits = box.props.made(submission.Net, weights.numbers, weights.divisors, dtype)
    odd = dict(fetch(misfits))
    lacking = [name for name, shape in odd.items() if shape is None and name.endswith("bias")]
    for name in lacking if not strict else ():
        weights.numbers[name].zero_()
        del odd[name]
    assert odd == {}, f"these do not have the shape that they should have: {odd}"
    return net


def assert_layers(box, net, inputs, function, values):
    """Each of the layers computes the function of its own input, weight and bias."""
    expected = {
        name: function(x, values[f"{name}.weight"], values[f"{name}.bias"])
        for name, x in inputs.items()
    }
    assert_close(fetch(box.props.through(net, inputs)), expected)


@pytest.mark.points(1, target="Net")
def test_convolutions(submission, box, rng):
    """conv1 and conv2 are the convolutions in the table
    zh: conv1 和 conv2 与表中的卷积层一致
    hint: What do the three numbers in `Conv2d(1, 6, 5)` stand for, and which ones are left out?
    hint.zh: `Conv2d(1, 6, 5)` 里的三个数各表示什么？哪些参数没有写出来？
    """
    weights = signed_weights(rng, layers=("conv1", "conv2"))

    net = make_net(submission, box, weights, strict=True)

    inputs = {
        name: whole(rng, -3, 4, 2, channels, 7, 9)
        for name, channels in (("conv1", 1), ("conv2", 6))
    }
    assert_layers(box, net, inputs, functional.conv2d, weights.values())


@pytest.mark.points(1.5, target="Net")
def test_linear_layers(submission, box, rng):
    """fc1, fc2 and fc3 are the linear layers in the table
    zh: fc1、fc2、fc3 与表中的线性层一致
    hint: What do the two numbers in `Linear(400, 120)` stand for, and what else has such a layer?
    hint.zh: `Linear(400, 120)` 里的两个数各表示什么？这样的层还有什么？
    """
    weights = signed_weights(rng, layers=("fc1", "fc2", "fc3"))

    net = make_net(submission, box, weights, strict=True)

    inputs = {
        name: whole(rng, -3, 4, 3, features)
        for name, features in (("fc1", 400), ("fc2", 120), ("fc3", 84))
    }
    assert_layers(box, net, inputs, functional.linear, weights.values())


@pytest.mark.points(1, target="Net")
def test_parameters_are_the_layers_in_order(submission, box, rng):
    """The parameters are those of the five layers, in order, and no others
    zh: 参数正好是这五个层的参数，顺序也一致
    hint: Which assignments in `__init__` does `nn.Module` notice, and in which order?
    hint.zh: `nn.Module` 会注意到 `__init__` 里的哪些赋值？按什么顺序？
    """
    weights = signed_weights(rng)

    net = make_net(submission, box, weights, dtype=None, strict=True)

    values = weights.values(torch.get_default_dtype())
    assert_close(fetch(list(net.parameters())), list(values.values()))


@pytest.mark.points(0.5, target="Net")
def test_print_shows_the_five_layers(submission, box):
    """print(net) shows the five layers
    zh: print(net) 显示五个层
    hint: `nn.Module` prints the layers it owns by itself. What keeps it from doing so here?
    hint.zh: `nn.Module` 自己就会打印它拥有的层。这里是什么妨碍了它？
    """
    net = submission.Net()
    text = str(net)

    assert_close(box.props.have_weights(net, LAYERS), [True] * len(LAYERS))
    for name, (into, out) in zip(LAYERS, SIZES, strict=True):
        # Own words are right too: both sizes on one line, with no other number between them.
        shown = re.search(rf"(?<!\d){into}[^\d\n]+{out}(?!\d)", text)
        assert shown, f"{name} is missing in what is printed"


@pytest.mark.points(1, target="Net")
def test_convolutions_relu_and_max_pool(submission, box, rng):
    """Each convolution is followed by ReLU and a 2x2 max-pool
    zh: 每个卷积后面是 ReLU 和 2x2 最大池化
    hint: What becomes of negative values behind a convolution, and which of four neighbours stays?
    hint.zh: 卷积之后的负值会怎样？四个相邻的值里留下哪一个？
    """
    weights = signed_weights(rng, ("conv1", "conv2")) | positive_weights(rng, ("fc1", "fc2", "fc3"))
    x = whole(rng, -3, 4, 3, 1, 32, 32)

    net = make_net(submission, box, weights)

    assert_close(fetch(net(x)), lenet(x, weights.values()))


@pytest.mark.points(1, target="Net")
def test_relu_between_linear_layers(submission, box, rng):
    """fc1 and fc2 are followed by ReLU, and nothing follows fc3
    zh: fc1 和 fc2 后面有 ReLU，fc3 后面什么也没有
    hint: Logits may have any sign and any sum. What stands between two linear layers?
    hint.zh: logits 可正可负，总和也不限。两个线性层之间是什么？
    """
    weights = signed_weights(rng)
    for layer in ("conv1", "conv2"):  # fc1 sees only the bias of conv2, whatever the image
        weights.numbers[f"{layer}.weight"].zero_()
    weights.numbers["conv2.bias"] = rng.integers(1, 8, 16).to(torch.int8)
    x = whole(rng, -3, 4, 3, 1, 32, 32)

    net = make_net(submission, box, weights)

    assert_close(fetch(net(x)), lenet(x, weights.values()))


@pytest.mark.points(1.5, target="Net")
def test_logits_of_a_batch(submission, box, rng):
    """forward gives the logits of every image of a batch
    zh: forward 给出批次中每张图像的 logits
    hint: Compare your forward with the table of steps, row by row, shapes included.
    hint.zh: 对照步骤表，一行一行检查 forward，形状也要对。
    """
    weights = signed_weights(rng)
    x = whole(rng, -3, 4, 4, 1, 32, 32)

    net = make_net(submission, box, weights)

    assert_close(fetch(net(x)), lenet(x, weights.values()))


@pytest.mark.points(0.25, target="Net")
def test_a_batch_of_one(submission, box, rng):
    """A batch of one gives a result with a batch dimension
    zh: 只含一张图像的批次，结果也有批次维
    hint: A dimension of size 1 is a dimension too. Which call drops it?
    hint.zh: 大小为 1 的维也是维。哪个调用把它去掉了？
    """
    weights = positive_weights(rng)
    x = grey_images(rng, 1)

    net = make_net(submission, box, weights)

    assert_close(fetch(net(x)), lenet(x, weights.values()))


@pytest.mark.points(0.5, target="Net")
def test_calls_do_not_know_of_one_another(submission, box, rng):
    """Nothing is kept from one call to the next, and N may change
    zh: 两次调用之间不保留任何东西，N 可以改变
    hint: Does `forward` write to `self`, or rely on a batch size of its own?
    hint.zh: `forward` 有没有写入 `self`，或者依赖某个固定的批次大小？
    """
    weights = positive_weights(rng)
    images = grey_images(rng, 8)
    batches = ([0, 1, 2], [3, 4], [4, 5, 6], [0, 1, 2], [7, 6, 5, 4, 3, 2, 1, 0])

    net = make_net(submission, box, weights)
    buffers, tensors = fetch(box.props.kept(net))
    results = [net(images[batch]) for batch in batches]

    logits = lenet(images, weights.values())
    assert_close(fetch(results), [logits[batch] for batch in batches])
    buffers_now, tensors_now = fetch(box.props.kept(net))
    assert_close(buffers_now, buffers)
    assert tensors_now <= tensors, "after a call, a tensor of it stands in an attribute of the net"


@pytest.mark.points(0.5, target="Net")
def test_training_and_evaluation_mode_agree(submission, box, rng):
    """Training and evaluation mode give the same result
    zh: 训练模式和评估模式给出相同的结果
    hint: Which layers or lines look at `self.training`? This net needs none of them.
    hint.zh: 哪些层或语句会看 `self.training`？这个网络一个也不需要。
    """
    weights = positive_weights(rng)
    x = grey_images(rng, 3)

    net = make_net(submission, box, weights)

    expected = lenet(x, weights.values())
    graphs = []
    for mode in (True, False):
        net.train(mode)
        result = net(x)
        assert_close(fetch(result), expected)
        graphs.append(result.requires_grad)
    assert graphs[0] == graphs[1], "the result has a graph in one of the two modes only"


@pytest.mark.points(0.25, target="Net")
def test_float64(submission, box, rng):
    """A net in float64 computes in float64
    zh: float64 的网络用 float64 计算
    hint: Does some line of `forward` name a dtype?
    hint.zh: `forward` 里有没有哪一行写死了 dtype？
    """
    weights = positive_weights(rng)
    x = grey_images(rng, 3).double() * rng.uniform(3, 1, 1, 1, low=0.5, dtype=torch.float64)

    net = make_net(submission, box, weights, torch.float64)

    assert_close(fetch(net(x)), lenet(x, weights.values(torch.float64)))


@pytest.mark.points(0.25, target="Net")
def test_any_device(submission, box, rng):
    """forward stays on the device of its input
    zh: forward 留在输入所在的设备上
    hint: On which device is a tensor that you make in `forward`?
    hint.zh: 在 `forward` 里新建的张量在哪个设备上？
    """
    weights = positive_weights(rng)
    x = grey_images(rng, 3)

    net = make_net(submission, box, weights)
    result = net(x)

    assert_close(fetch(result), lenet(x, weights.values()))
    net.to("meta")  # has shapes and no values, and takes no tensor from elsewhere
    shape = fetch(getattr(net(box.tensor(x).to("meta")), "shape", None))
    assert shape == (3, 10), f"on the meta device the result has shape {shape}"


@pytest.mark.points(0.25, target="Net")
def test_input_stays_as_it_was(submission, box, rng):
    """forward leaves x as it was
    zh: forward 不改变 x
    hint: Which operations write into the tensor that they are given?
    hint.zh: 哪些运算会写入交给它们的张量？
    """
    weights = positive_weights(rng)
    images = grey_images(rng, 2)
    x = box.tensor(images)

    net = make_net(submission, box, weights)
    result = net(x)

    assert_close(fetch(result), lenet(images, weights.values()))
    assert_close(x.fetch(), images)
    assert_close(x.requires_grad, False)


@pytest.mark.points(0.5, target="Net")
def test_gradients_reach_every_parameter(submission, box, rng):
    """A backward pass through the net reaches every parameter
    zh: 反向传播能到达每个参数
    hint: Which call cuts a tensor off from the graph behind it?
    hint.zh: 哪个调用会把张量从它身后的计算图上切断？
    """
    weights = positive_weights(rng)
    x, v = grey_images(rng, 2), whole(rng, 1, 5, 2, 10)
    leaves = {name: weight.requires_grad_() for name, weight in weights.values().items()}
    (lenet(x, leaves) * v).sum().backward()

    net = make_net(submission, box, weights)
    got = fetch(box.props.gradients(net, net(x), v, list(leaves)))

    for gradient, leaf in zip(got, leaves.values(), strict=True):
        # Loose: whether it flows is asked here, and TF32 keeps ten bits.
        atol = 1e-2 * leaf.grad.abs().max().item()
        assert_close(gradient, leaf.grad, rtol=1e-2, atol=atol)
