"""Checks of add_batch_dimension."""

import pytest
import torch
from nnkit.judge import assert_close, fetch


@pytest.mark.points(1, target="add_batch_dimension")
def test_batch_of_one(submission, rng):
    """add_batch_dimension puts a dimension of size 1 in front
    zh: add_batch_dimension 在最前面加一个大小为 1 的维度
    hint: Which dimension counts the images? The order of the others stays.
    hint.zh: 哪一个维度数的是图像？其余维度的顺序不变。
    """
    for shape in [(3, 4, 5), (1, 6, 2)]:
        image = rng.normal(*shape)
        assert_close(submission.add_batch_dimension(image), image.reshape(1, *shape))


@pytest.mark.points(0.25, target="add_batch_dimension", needs="test_batch_of_one")
def test_batch_keeps_float64(submission, rng):
    """add_batch_dimension keeps float64
    zh: add_batch_dimension 保持 float64
    hint: Is any line turning the numbers into another dtype?
    hint.zh: 有没有哪一行改变了数据的 dtype？
    """
    image = rng.normal(2, 3, 5, dtype=torch.float64)
    assert_close(submission.add_batch_dimension(image), image.reshape(1, 2, 3, 5))


@pytest.mark.points(0.25, target="add_batch_dimension", needs="test_batch_of_one")
def test_image_stays_as_it_was(submission, box, rng):
    """add_batch_dimension leaves the image itself as it was
    zh: add_batch_dimension 不改变传入的图像
    hint: A method whose name ends in an underscore changes its own tensor.
    hint.zh: 名字以下划线结尾的方法会就地修改张量本身。
    """
    image, older = rng.normal(2, 3, 4), rng.normal(2, 3, 4)
    for learns, grad in ((False, None), (True, older)):
        held = box.parameter(image, grad=grad) if learns else box.tensor(image)
        assert_close(submission.add_batch_dimension(held), image.reshape(1, 2, 3, 4))
        assert_close(fetch(box.props.looks(held)), [(image, learns, grad)])


@pytest.mark.points(0.5, target="add_batch_dimension", needs="test_batch_of_one")
def test_batch_carries_gradients(submission, box, rng):
    """the gradient flows through add_batch_dimension to the image
    zh: 梯度能穿过 add_batch_dimension 回到图像
    hint: Is the result still connected to the image, or is it a new tensor with copied numbers?
    hint.zh: 结果与图像还连着吗？还是只复制了数值的新张量？
    """
    weight = rng.normal(1, 3, 2, 4)
    image = box.tensor(rng.normal(3, 2, 4), requires_grad=True)
    submission.add_batch_dimension(image).backward(weight)
    assert_close(image.grad, weight[0])
