"""Hidden checks of `train`. A net that writes down what it is shown tells the batches; the judge
takes the steps again, on those batches. DATA.md says where the digits come from."""

from pathlib import Path

import numpy as np
import pytest
import torch
from nnkit.judge import assert_close, fetch
from torch.nn import functional

SIDE = 32
STANDSTILL = 1e-9  # so small a lr that every loss stays the same


def draw(rng, n):
    """Images that carry their number in the last pixel, and labels."""
    x = rng.normal(n, 1, SIDE, SIDE)
    x[:, 0, -1, -1] = torch.arange(n)
    return x, rng.integers(0, 10, n)


def draw_alike(rng, n):
    """As `draw`, but all images and labels are the same, whatever the order."""
    x = rng.normal(1, 1, SIDE, SIDE).repeat(n, 1, 1, 1)
    x[:, 0, -1, -1] = torch.arange(n)
    return x, torch.full((n,), rng.integers(0, 10))


def trained(submission, box, local, data, **options):
    """Trains a net of the kind of `local`, with its weights; gives losses, what it learnt from,
    batch by batch, and its weights."""
    net = box.module(type(local).__name__, state=local.state_dict())
    losses = submission.train(net, *data, **({"epochs": 1, "batch_size": 4, "lr": 0.1} | options))
    records = box.props.records(net)
    batches = zip(records["seen"], records["graphs"], strict=True)
    seen = [batch for batch, has_graph in batches if has_graph]  # to look without one is free
    return losses, seen, fetch(net.state_dict())


def epochs_of(seen, n):
    """Cuts the batches into epochs of n images."""
    epochs, batches = [], []
    for batch in seen:
        batches.append(batch)
        if sum(map(len, batches)) >= n:
            epochs.append(batches)
            batches = []
    return [*epochs, batches] if batches else epochs


def order_of(seen):
    return [number for batch in seen for number in batch]


def likeness(one, other):
    """The cosine of the angle between two tensors."""
    return functional.cosine_similarity(one.flatten(), other.flatten(), dim=0).item()


@pytest.mark.points(0.75, target="train")
def test_one_mean_loss_for_each_epoch(submission, box, rng, props):
    """train returns a list with the mean loss of each epoch
    zh: train 返回每个 epoch 的平均损失组成的列表
    hint: How many numbers are there for each epoch, and what are they the mean of?
    hint.zh: 每个 epoch 对应几个数？它是哪些数的平均？
    """
    local, (x, y) = rng.module(props.Recorder()), draw(rng, 8)
    options = {"epochs": 3, "batch_size": 4, "lr": STANDSTILL, "seed": 1}
    losses, _, _ = trained(submission, box, local, (x, y), **options)
    expected = functional.cross_entropy(local(x), y).item()
    assert_close(losses, [expected] * 3)
    losses, _, _ = trained(submission, box, local, (x, y), batch_size=8, seed=1)
    assert_close(losses, [expected])  # the loss that the step is taken from
    waning, (x, y) = rng.module(props.Waning()), draw_alike(rng, 8)
    losses, _, _ = trained(submission, box, waning, (x, y), **options)
    logits = waning.fc(x[:1, 0, :2, :3].flatten(1))
    steps = [functional.cross_entropy(logits / (step + 1), y[:1]).item() for step in range(6)]
    assert_close(losses, [sum(steps[at : at + 2]) / 2 for at in (0, 2, 4)])


@pytest.mark.points(0.75, target="train")
def test_every_image_once_an_epoch(submission, box, rng, props):
    """train shows every image once in each epoch, the last short batch too
    zh: train 在每个 epoch 里让每张图像出现一次，最后不足一批的也不丢
    hint: Nine images in batches of four: how many batches, and how large is the last one?
    hint.zh: 九张图像，每批四张：有几批？最后一批多大？
    """
    for n, sizes in ((10, [4, 4, 2]), (9, [4, 4, 1])):
        local, data = rng.module(props.Recorder()), draw(rng, n)
        _, seen, _ = trained(submission, box, local, data, epochs=2, seed=3)
        epochs = epochs_of(seen, n)
        assert_close([[len(batch) for batch in epoch] for epoch in epochs], [sizes] * 2)
        assert_close([sorted(order_of(epoch)) for epoch in epochs], [list(range(n))] * 2)


@pytest.mark.points(0.25, target="train")
def test_images_and_labels_stay(submission, box, rng, props):
    """train leaves the images and labels as they were
    zh: train 不改动图像和标签
    hint: What is put into another order: the images, or the numbers by which you take them?
    hint.zh: 打乱的是什么：图像本身，还是用来取它们的下标？
    """
    local, (x, y) = rng.module(props.Recorder()), draw(rng, 12)
    data = box.tensor(x), box.tensor(y)
    _, seen, _ = trained(submission, box, local, data, epochs=2, seed=6)
    assert_close(sorted(order_of(seen)), sorted([*range(12)] * 2))
    assert_close(fetch(data), (x, y))


@pytest.mark.points(0.75, target="train")
def test_another_order_in_each_epoch(submission, box, rng, props):
    """train shuffles: another order in each epoch
    zh: train 会打乱顺序：每个 epoch 都不同
    hint: Where is the order drawn, once or once an epoch?
    hint.zh: 顺序是在哪里抽取的？只抽一次，还是每个 epoch 抽一次？
    """
    local, data = rng.module(props.Recorder()), draw(rng, 16)
    _, seen, _ = trained(submission, box, local, data, epochs=3, seed=5)
    orders = [order_of(epoch) for epoch in epochs_of(seen, 16)]
    assert len(orders) == 3, f"{len(orders)} epochs"
    assert all(sorted(order) == list(range(16)) for order in orders), "images are missing"
    assert list(range(16)) not in orders, "the images come in the given order"
    assert len({tuple(order) for order in orders}) == 3, "two epochs have the same order"


@pytest.mark.points(1, target="train")
def test_steps_of_sgd_with_momentum(submission, box, rng, props):
    """train takes steps of SGD with momentum 0.9 on the cross-entropy, from the net's own weights
    zh: train 从网络现有的权重出发，按交叉熵走动量为 0.9 的 SGD
    hint: Which loss, which optimizer, how many of them? Does the velocity outlive the epoch?
    hint.zh: 哪个损失，哪个优化器，建几个？速度在 epoch 之间有没有保留？
    """
    for x, y in (draw_alike(rng, 9), draw(rng, 9)):
        local = rng.module(props.Recorder())
        _, seen, after = trained(submission, box, local, (x, y), epochs=3, batch_size=4, seed=2)
        optimizer = torch.optim.SGD(local.parameters(), lr=0.1, momentum=0.9)
        for batch in seen:
            optimizer.zero_grad()
            functional.cross_entropy(local(x[batch]), y[batch]).backward()
            optimizer.step()
        assert len(seen) > 1, "there was no second step"
        assert_close(after, dict(local.state_dict()), rtol=1e-3, atol=1e-4)


@pytest.mark.points(0.75, target="train")
def test_the_seed_alone_decides(submission, box, rng, props):
    """The same seed gives the same weights, another seed others, whatever the global random state
    zh: 同一个种子得到同样的权重，换一个种子就不同，与全局随机状态无关
    hint: From which generator does the order come, and what set it going?
    hint.zh: 顺序来自哪个随机数生成器？它是怎样初始化的？
    """
    local, data = rng.module(props.Recorder()), draw(rng, 12)
    found = []
    for stirred, seed in ((1, 7), (2, 7), (1, 1007)):
        box.props.stir(stirred)
        found.append(trained(submission, box, local, data, epochs=2, lr=0.3, seed=seed))
    (losses, seen, weights), (again, repeated, same), (_, other, others) = found
    alike = order_of(seen) == order_of(repeated), order_of(seen) == order_of(other)
    assert_close(alike, (True, False))  # under the same seed, and under another one
    assert_close([again, same], [losses, weights], rtol=1e-6, atol=1e-7)
    assert not torch.allclose(others["fc.weight"], weights["fc.weight"]), "the same weights"


@pytest.mark.slow("15 epochs on 1,200 images")
@pytest.mark.float32_only("the images are float32, as to_lenet_input gives them")
@pytest.mark.points(
    1.25,
    target="train",
    needs=[
        "test_one_mean_loss_for_each_epoch",
        "test_every_image_once_an_epoch",
        "test_steps_of_sgd_with_momentum",
    ],
)
def test_digits_are_learnt(submission, box, props):
    """LeNet learns the digits: 95 % of unseen images are recognised, and the loss falls
    zh: LeNet 学会了数字：没见过的图像能认出 95%，损失也在下降
    hint: Does the net that was handed in learn, or a copy of it? Print the mean losses.
    hint.zh: 学习的是传进来的网络，还是它的副本？把每个 epoch 的平均损失打印出来。
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(20)
        local = props.Net()
    images, labels = load("students.npz")
    net = box.module("Net", state=local.state_dict())
    losses = submission.train(
        net, box.props.enlarge(images), labels, epochs=15, batch_size=16, lr=0.005, seed=4
    )
    first = local.fc1.weight.detach().clone()
    local.load_state_dict(fetch(net.state_dict()))
    # 0.89 where it was trained, 0 where other weights were brought along
    assert likeness(first, local.fc1.weight) > 0.5, "these are other weights than the net had"
    images, labels = load("digits.npz")  # they never enter the box
    with torch.no_grad():
        right = (local(props.enlarge(images)).argmax(dim=1) == labels).double().mean().item()
    assert right >= 0.95, f"{right:.1%} of the unseen images are recognised"
    assert losses[-1] < losses[0] / 2, "the loss hardly falls"


def load(name):
    """Images (N, 8, 8) and labels (N,) of a file beside this one."""
    with np.load(Path(__file__).parent / name) as file:
        return torch.from_numpy(file["images"]), torch.from_numpy(file["labels"])
