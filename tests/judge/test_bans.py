"""Bans on the real box: every spelling of what is forbidden is caught, and nothing else is."""

import pytest
import torch
from nnkit.course import Limits
from nnkit.errors import StudentForbidden
from nnkit.judge.compare import assert_close

HEAD = """
import importlib, threading, warnings
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.functional import *
warnings.simplefilter("ignore")

def in_a_thread(function):
    found = []
    thread = threading.Thread(target=lambda: found.append(function()))
    thread.start()
    thread.join()
    return found[0]

def gradient(x, *others):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(f(x, *others).sum(), x)[0]

def with_dual_numbers(function, x):
    with torch.autograd.forward_ad.dual_level():
        return function(torch.autograd.forward_ad.make_dual(x, x))

def in_inference_mode(function, x):
    with torch.inference_mode():
        return function(x)

def swallowed(function, other):
    try:
        return function()
    except BaseException:
        return other
"""
DOUBLE = torch.linspace(-2, 2, 24, dtype=torch.float64).reshape(4, 6)
IMAGES = torch.linspace(-1, 1, 128).reshape(2, 1, 8, 8)
KERNEL = torch.linspace(0, 1, 9).reshape(1, 1, 3, 3)
WEIGHT, BIAS = torch.linspace(-1, 1, 18).reshape(3, 6), torch.ones(3)
FLOAT = DOUBLE.float()
PATIENT = Limits(submission_s=300.0, exercise_s=300.0)  # for all spellings of a ban together

# ban -> what the student's function is called with, the names of its parameters, and spellings
BANNED = {
    "mse_loss": (
        [FLOAT, FLOAT + 1],
        "x, y",
        [
            "F.mse_loss(x, y)",
            "mse_loss(x, y)",
            "F.mse_loss(x, y, reduction='none').mean()",
            "F.mse_loss(x, y, weight=torch.ones_like(x))",
            "nn.MSELoss()(x, y)",
            "nn.modules.loss.MSELoss(reduction='sum')(x, y) / x.numel()",
            "getattr(F, 'mse' + '_loss')(x, y)",
            "getattr(importlib.import_module('torch.nn.functional'), 'mse_loss')(x, y)",
            "torch.ops.aten.mse_loss(x, y)",
            "torch.ops.aten.mse_loss.default(x, y)",
            "torch.ops.aten.mse_loss.out(x, y, out=x.new_empty(()))",
            "torch._C._nn.mse_loss(x, y)",
            "torch._C._get_operation_overload('aten::mse_loss', '')[0](x, y)",
            "torch.jit.script(nn.MSELoss())(x, y)",
            "torch.jit.trace(lambda a, b: F.mse_loss(a, b), (x, y))(x, y)",
            "in_a_thread(lambda: F.mse_loss(x, y))",
            "swallowed(lambda: F.mse_loss(x, y), ((x - y) ** 2).mean())",
            "torch.func.vmap(F.mse_loss)(x, y).mean()",
            "torch.func.vmap(torch.ops.aten.mse_loss)(x, y).mean()",
            "torch.func.grad_and_value(F.mse_loss)(x, y)[1]",
            "torch.func.jvp(F.mse_loss, (x, y), (x, y))[0]",
            "torch.func.functional_call(nn.MSELoss(), {}, (x, y))",
            "F.mse_loss(x.requires_grad_(), y)",
            "F.mse_loss(x.to('meta'), y.to('meta'))",
            "torch._refs.nn.functional.mse_loss(x, y)",
            "torch._decomp.decompositions.mse_loss(x, y)",
            "torch._decomp.decomposition_table[torch.ops.aten.mse_loss.default](x, y)",
        ],
    ),
    "convolution": (
        [IMAGES, KERNEL],
        "x, w",
        [
            "F.conv2d(x, w)",
            "conv2d(x, w)",
            "torch.conv2d(x, w, padding='same')",
            "torch.convolution(x, w, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1)",
            "torch._convolution("
            "x, w, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, False, False, True, True)",
            "torch.ops.aten.convolution.out("
            "x, w, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, out=torch.empty(2, 1, 6, 6))",
            "torch.ops.aten.mkldnn_convolution.out("
            "x, w, None, [0, 0], [1, 1], [1, 1], 1, out=torch.empty(2, 1, 6, 6))",
            "torch.ops.aten.thnn_conv2d.out(x, w, [3, 3], out=torch.empty(2, 1, 6, 6))",
            "torch._C._VariableFunctions.conv2d(x, w)",
            "torch.ops.aten.conv2d(x, w)",
            "torch.ops.aten._slow_conv2d_forward(x, w, [3, 3], None, [1, 1], [0, 0])",
            "torch.ops.aten.thnn_conv2d(x, w, [3, 3])",
            "torch.ops.aten.slow_conv_dilated2d(x, w, [3, 3])",
            "torch.mkldnn_convolution(x, w, None, [0, 0], [1, 1], [1, 1], 1)",
            "torch.ops.mkldnn._convolution_pointwise("
            "x, w, None, [0, 0], [1, 1], [1, 1], 1, 'none', [], '')",
            "F.conv1d(x.reshape(2, 1, 64), w.reshape(1, 1, 9))",
            "F.conv3d(x[:, :, None], w[:, :, None])",
            "F.conv_transpose2d(x, w.flip(2, 3), padding=2)",
            "torch.conv_tbc(x.reshape(64, 2, 1), w.reshape(9, 1, 1), torch.zeros(1))",
            "nn.Conv2d(1, 1, 3)(x)",
            "nn.LazyConv2d(1, 3)(x)",
            "nn.Sequential(nn.Conv2d(1, 1, 3), nn.Identity())(x)",
            "torch.jit.script(nn.Conv2d(1, 1, 3))(x)",
            "in_a_thread(lambda: F.conv2d(x, w))",
            "swallowed(lambda: F.conv2d(x, w), x)",
            "torch.func.vmap(F.conv2d, in_dims=(0, None))(x[:, None], w)",
            "torch.func.jvp(lambda a: F.conv2d(a, w), (x,), (x,))[0]",
            "torch.ops.aten.convolution_backward(torch.ones(2, 1, 6, 6), x, w, [0], [1, 1],"
            " [0, 0], [1, 1], False, [0, 0], 1, [True, True, False])[1]",
            "torch.nn.grad.conv2d_weight(x, (1, 1, 6, 6), torch.ones(2, 1, 3, 3))",
            "torch.nn.grad.conv2d_input((2, 1, 10, 10), w, x)",
            "conv_with_autocast(x, w)",
            "F.conv2d(x.to_mkldnn(), w).to_dense()",
        ],
    ),
    "relu": (
        [FLOAT],
        "x",
        [
            "torch.relu(x)",
            "torch.relu_(x.clone())",
            "x.relu()",
            "F.relu(x)",
            "relu(x)",
            "F.relu(x, inplace=True)",
            "F.relu_(x.clone())",
            "nn.ReLU()(x)",
            "nn.Sequential(nn.Identity(), nn.ReLU(inplace=True))(x.clone())",
            "torch.ops.aten.relu(x)",
            "torch.ops.aten.relu.default(x)",
            "torch.ops.aten.relu.out(x, out=torch.empty_like(x))",
            "torch._C._VariableFunctions.relu(x)",
            "torch.Tensor.relu(x)",
            "torch._C.TensorBase.relu(x)",
            "getattr(x, 're' + 'lu')()",
            "torch._VF.relu(x)",
            "torch.jit.script(nn.ReLU())(x)",
            "in_a_thread(lambda: torch.relu(x))",
            "swallowed(lambda: torch.relu(x), x.clamp(min=0))",
            "torch.func.vmap(torch.relu)(x)",
            "torch.func.vmap(torch.ops.aten.relu.default)(x)",
            "torch.func.jacfwd(torch.ops.aten.relu)(x)",
            "with_dual_numbers(torch.relu, x)",
            "in_inference_mode(torch.relu, x)",
            "torch.func.jvp(torch.relu, (x,), (x,))[0]",
            "torch.func.functionalize(torch.relu)(x)",
            "torch.relu(x.requires_grad_())",
            "torch._refs.nn.functional.relu(x)",
            "torch.ops.aten._add_relu(x, torch.zeros_like(x))",
            "torch._addmm_activation(torch.zeros(6), x, torch.eye(6))",
            "torch.rnn_relu_cell(x, torch.zeros(4, 6), torch.eye(6), torch.zeros(6, 6))",
            "nn.RNN(6, 6, nonlinearity='relu')(x)[0]",
            "nn.RNNCell(6, 6, nonlinearity='relu')(x)",
            "torch.ops.mkldnn._linear_pointwise(x, torch.eye(6), None, 'relu', [], '')",
            "torch.quantize_per_tensor(x, 0.1, 0, torch.qint8).relu().dequantize()",
        ],
    ),
    "tanh": (
        [FLOAT],
        "x",
        [
            "torch.tanh(x)",
            "x.tanh()",
            "x.clone().tanh_()",
            "F.tanh(x)",
            "nn.Tanh()(x)",
            "x - F.tanhshrink(x)",
            "torch.ops.aten.tanh(x)",
            "torch.ops.aten.tanh.out(x, out=torch.empty_like(x))",
            "torch.ops.prims.tanh(x)",
            "torch._prims.tanh(x)",
            "torch._refs.tanh(x)",
            "torch._C._VariableFunctions.tanh(x)",
            "torch._foreach_tanh([x])[0]",
            "torch.jit.script(nn.Tanh())(x)",
            "in_a_thread(lambda: torch.tanh(x))",
            "swallowed(lambda: torch.tanh(x), 2 * torch.sigmoid(2 * x) - 1)",
            "torch.func.vmap(torch.tanh)(x)",
            "torch.func.jvp(torch.tanh, (x,), (x,))[0]",
            "nn.RNN(6, 6)(x)[0]",
            "nn.RNNCell(6, 6)(x)",
            "nn.LSTM(6, 6)(x)[0]",
            "nn.LSTMCell(6, 6)(x)[0]",
            "nn.GRU(6, 6)(x)[0]",
            "torch.ops.mkldnn._linear_pointwise(x, torch.eye(6), None, 'tanh', [], '')",
            "torch.tanh(torch.quantize_per_tensor(x, 0.1, 0, torch.quint8)).dequantize()",
            "torch.tanh(x.to_sparse()).to_dense()",
        ],
    ),
    "max_pool": (
        [IMAGES],
        "x",
        [
            "F.max_pool2d(x, 2)",
            "max_pool2d(x, 2)",
            "torch.max_pool2d(x, 2)",
            "F.max_pool2d(x, 2, return_indices=True)[0]",
            "torch._C._nn.max_pool2d_with_indices(x, 2)[0]",
            "torch.ops.aten.max_pool2d(x, [2, 2])",
            "torch.ops.aten.max_pool2d_with_indices(x, [2, 2])[0]",
            "torch._C._VariableFunctions.max_pool2d(x, 2)",
            "F.max_pool1d(x[0], 2)",
            "torch.ops.aten.mkldnn_max_pool2d.out("
            "x.to_mkldnn(), [2, 2], out=torch.empty(2, 1, 4, 4).to_mkldnn()).to_dense()",
            "F.max_pool3d(x, (1, 2, 2))",
            "torch.max_pool1d_with_indices(x[0], 2)[0]",
            "F.adaptive_max_pool2d(x, 4)",
            "F.adaptive_max_pool1d(x[0], 4)",
            "F.fractional_max_pool2d(x, 2, output_size=4)",
            "nn.MaxPool2d(2)(x)",
            "nn.AdaptiveMaxPool2d(4)(x)",
            "torch.jit.script(nn.MaxPool2d(2))(x)",
            "in_a_thread(lambda: F.max_pool2d(x, 2))",
            "swallowed(lambda: F.max_pool2d(x, 2), x)",
            "torch.func.vmap(lambda a: F.max_pool2d(a, 2))(x)",
            "torch.func.jvp(lambda a: F.max_pool2d(a, 2), (x,), (x,))[0]",
            "torch.mkldnn_max_pool2d(x.to_mkldnn(), 2).to_dense()",
            "F.max_pool2d(x.requires_grad_(), 2)",
            "with_dual_numbers(lambda a: F.max_pool2d(a, 2), x)",
        ],
    ),
    "linear": (
        [FLOAT, WEIGHT, BIAS],
        "x, w, b",
        [
            "F.linear(x, w, b)",
            "linear(x, w, b)",
            "F.linear(x, w) + b",
            "torch._C._nn.linear(x, w, b)",
            "torch.ops.aten.linear(x, w, b)",
            "torch.ops.aten.linear.out(x, w, b, out=torch.empty(4, 3))",
            "nn.Linear(6, 3)(x)",
            "nn.LazyLinear(3)(x)",
            "torch.nn.utils.skip_init(nn.Linear, 6, 3)(x)",
            "torch.func.functional_call(nn.Linear(6, 3), {'weight': w, 'bias': b}, (x,))",
            "torch.jit.script(nn.Linear(6, 3))(x)",
            "in_a_thread(lambda: F.linear(x, w, b))",
            "swallowed(lambda: F.linear(x, w, b), x @ w.T + b)",
            "torch.func.vmap(F.linear, in_dims=(0, None, None))(x, w, b)",
            "torch.func.jvp(lambda a: F.linear(a, w, b), (x,), (x,))[0]",
            "with_dual_numbers(lambda a: F.linear(a, w, b), x)",
            "torch.ops.aten.linear.default.decompose(x, w, b)",
            "torch.ops.mkldnn._linear_pointwise(x, w, b, 'none', [], '')",
            "F.linear(x.to_mkldnn(), w.to_mkldnn(), b.to_mkldnn()).to_dense()",
            "nn.MultiheadAttention(6, 1)(x, x, x)[0]",
            "linear_with_autocast(x, w, b)",
        ],
    ),
    "softmax": (
        [FLOAT],
        "x",
        [
            "torch.softmax(x, dim=-1)",
            "x.softmax(-1)",
            "F.softmax(x, dim=-1)",
            "softmax(x, dim=-1)",
            "F.softmin(-x, dim=-1)",
            "F.log_softmax(x, dim=-1).exp()",
            "torch.log_softmax(x, -1).exp()",
            "torch.special.softmax(x, -1)",
            "torch.special.log_softmax(x, -1)",
            "torch._softmax(x, -1, False)",
            "torch.ops.aten._softmax.out(x, -1, False, out=torch.empty_like(x))",
            "torch.ops.aten.softmax.int_out(x, -1, out=torch.empty_like(x))",
            "torch._log_softmax(x, -1, False)",
            "torch._safe_softmax(x, -1)",
            "torch._masked_softmax(x, torch.zeros_like(x, dtype=torch.bool), -1)",
            "torch._C._VariableFunctions.softmax(x, -1)",
            "torch.ops.aten.softmax.int(x, -1)",
            "torch.ops.aten._softmax(x, -1, False)",
            "nn.Softmax(dim=-1)(x)",
            "nn.LogSoftmax(dim=-1)(x)",
            "nn.Softmax2d()(x[:, None, :, None].transpose(1, 2))",
            "F.gumbel_softmax(x)",
            "torch.sparse.softmax(x.to_sparse(), -1).to_dense()",
            "torch.masked.softmax(x, -1)",
            "F.scaled_dot_product_attention(*[x[:, None, :, None]] * 3)",
            "F.cross_entropy(x, torch.zeros(4, dtype=torch.long))",
            "torch.jit.script(nn.Softmax(-1))(x)",
            "in_a_thread(lambda: torch.softmax(x, -1))",
            "swallowed(lambda: torch.softmax(x, -1), x)",
            "torch.func.vmap(lambda a: a.softmax(-1))(x)",
            "torch.func.vmap(lambda a: torch.ops.aten._softmax(a, 0, False))(x)",
            "torch.func.jvp("
            "lambda a: torch.ops.aten._softmax_backward_data(a, a, 0, a.dtype), (x,), (x,))[0]",
            "with_dual_numbers(lambda a: a.softmax(-1), x)",
            "torch.func.jvp(lambda a: a.softmax(-1), (x,), (x,))[0]",
            "torch._refs.softmax(x, -1)",
            "torch._refs.nn.functional.softmax(x, -1)",
            "torch._decomp.decompositions._softmax(x, -1, False)",
            "F.multi_head_attention_forward.__globals__['softmax'](x, -1)",
            "softmax_with_autocast(x)",
        ],
    ),
    "cross_entropy": (
        [FLOAT, torch.tensor([0, 1, 2, 3])],
        "x, y",
        [
            "F.cross_entropy(x, y)",
            "cross_entropy(x, y)",
            "nn.CrossEntropyLoss()(x, y)",
            "torch._C._nn.cross_entropy_loss(x, y)",
            "torch.ops.aten.cross_entropy_loss(x, y)",
            "F.cross_entropy(x, F.one_hot(y, 6).float())",
            "torch.jit.script(nn.CrossEntropyLoss())(x, y)",
            "in_a_thread(lambda: F.cross_entropy(x, y))",
            "swallowed(lambda: F.cross_entropy(x, y), x)",
            "torch.func.vmap(F.cross_entropy)(x, y).mean()",
            "torch.func.grad_and_value(F.cross_entropy)(x, y)[1]",
            "F.linear_cross_entropy(x, torch.eye(6), y, options="
            "nn.modules.linear_cross_entropy_options.LinearCrossEntropyOptions())",
            "torch.ops.torch_nn._linear_cross_entropy_batch_chunked_no_reduction("
            "x, torch.eye(6), y, None, None, -100, 2, 'balanced', torch.float32)",
            "F.linear_cross_entropy(x, torch.eye(6), y)",
        ],
    ),
    "cumsum": (
        [FLOAT],
        "x",
        ["x.cumsum(1)", "torch.cumsum(x, 1)", "x.clone().cumsum_(1)", "torch._refs.cumsum(x, 1)"],
    ),
}  # fmt: skip
AUTOCAST = """
def conv_with_autocast(x, w):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return F.conv2d(x, w)

def linear_with_autocast(x, w, b):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return F.linear(x, w, b)

def softmax_with_autocast(x):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return F.softmax(x, -1)
"""


def spelled(table):
    """Gives a case for each spelling of each ban."""
    for ban, (given, names, spellings) in table.items():
        for each in spellings:
            yield pytest.param(ban, given, names, each, id=f"{ban}: {each}")


def as_function(names, expression):
    return f"{HEAD}{AUTOCAST}\ndef f({names}):\n    return {expression}\n"


@pytest.mark.parametrize(("ban", "given", "names", "expression"), list(spelled(BANNED)))
def test_a_banned_operation_is_caught_however_it_is_spelled(
    opened, link, ban, given, names, expression
):
    link.bans = (ban,)
    submission, _ = opened(as_function(names, expression))

    with pytest.raises(StudentForbidden) as caught:
        submission.f(*given)

    assert caught.value.ban == ban


@pytest.mark.parametrize("ban", BANNED)
def test_the_same_spellings_are_no_error_where_nothing_is_banned(opened, link, ban):
    given, names, spellings = BANNED[ban]
    functions = [f"def f{n}({names}):\n    return {each}" for n, each in enumerate(spellings)]
    submission, _ = opened("\n".join([HEAD, AUTOCAST, *functions]), limits=PATIENT)
    link.submission_s = PATIENT.submission_s

    for number in range(len(spellings)):
        link.begin(number)
        getattr(submission, f"f{number}")(*given)  # it does the job, whatever else was caught


# What the statements leave free gives what the first spelling of the ban gives.
FREE = {
    "mse_loss": [
        "((x - y) ** 2).mean()",
        "(x - y).square().sum() / x.numel()",
        "torch.dist(x, y) ** 2 / x.numel()",
        "torch.einsum('ij,ij->', x - y, x - y) / x.numel()",
        "F.l1_loss(x, y) ** 2",
    ],
    "convolution": [
        "torch.einsum('ncl,kc->nkl', F.unfold(x, 3), w.flatten(1)).reshape(2, 1, 6, 6)",
        "F.fold(w.flatten(1) @ F.unfold(x, 3), 6, 1)",
        "sum(x[:, :, i:i+6, j:j+6] * w[0, 0, i, j] for i in range(3) for j in range(3))",
        "(x.unfold(2, 3, 1).unfold(3, 3, 1) * w[0, 0]).sum((-1, -2))",
        "torch.tensordot(x.unfold(2, 3, 1).unfold(3, 3, 1), w, ([1, 4, 5], [1, 2,"
        " 3])).movedim(3, 1)",
        "torch.fft.irfft2(torch.fft.rfft2(x) * torch.fft.rfft2(w, s=(8, 8)).conj(),"
        " s=(8, 8))[..., :6, :6]",
    ],
    "relu": [
        "x.clamp(min=0)",
        "torch.clamp_min(x, 0)",
        "F.threshold(x, 0.0, 0.0)",
        "torch.where(x > 0, x, torch.zeros_like(x))",
        "torch.maximum(x, torch.zeros(()))",
        "(x + x.abs()) / 2",
        "x * (x > 0)",
        "F.hardtanh(x, 0.0, 1e9)",
    ],
    "tanh": [
        "2 * torch.sigmoid(2 * x) - 1",
        "x.sign() * (1 - (-2 * x.abs()).exp()) / (1 + (-2 * x.abs()).exp())",
        "torch.expm1(2 * x) / (torch.expm1(2 * x) + 2)",
        "torch.sinh(x) / torch.cosh(x)",
    ],
    "max_pool": [
        "F.unfold(x, 2, stride=2).amax(1).reshape(2, 1, 4, 4)",
        "x.reshape(2, 1, 4, 2, 4, 2).amax((3, 5))",
        "x.unfold(2, 2, 2).unfold(3, 2, 2).flatten(-2).max(-1).values",
        "torch.maximum(*(torch.maximum(x[..., i::2, ::2], x[..., i::2, 1::2]) for i in (0, 1)))",
        "x.reshape(2, 1, 4, 2, 4, 2).transpose(3, 4).flatten(4).topk(1).values[..., 0]",
    ],
    "linear": [
        "x @ w.T + b",
        "torch.addmm(b, x, w.T)",
        "torch.matmul(x, w.transpose(0, 1)).add(b)",
        "torch.einsum('...i,oi->...o', x, w) + b",
        "torch.inner(x, w) + b",
        "torch.stack([torch.mv(w, row) for row in x]) + b",
        "(x[:, None] * w).sum(-1) + b",
    ],
    "softmax": [
        "(x - x.amax(-1, keepdim=True)).exp() / (x - x.amax(-1,"
        " keepdim=True)).exp().sum(-1, keepdim=True)",
        "(x - torch.logsumexp(x, -1, keepdim=True)).exp()",
        "torch.sigmoid(x - torch.stack([x[:, [j for j in range(6) if j !="
        " i]].logsumexp(1) for i in range(6)], 1))",
    ],
    "cross_entropy": [
        "(x.logsumexp(1) - x.gather(1, y[:, None])[:, 0]).mean()",
        "F.nll_loss(x - x.logsumexp(1, keepdim=True), y)",
        "nn.NLLLoss()(x.log_softmax(1), y)",
    ],
    "cumsum": [
        "x @ torch.ones(6, 6).triu()",
    ],
}


@pytest.mark.parametrize(
    ("ban", "expression"),
    [(ban, each) for ban, expressions in FREE.items() for each in expressions],
)
def test_what_the_statement_allows_is_never_found(opened, link, ban, expression):
    given, names, spellings = BANNED[ban]
    there = {"F": torch.nn.functional, **dict(zip(names.split(", "), given, strict=True))}
    link.bans = (ban,)
    submission, _ = opened(as_function(names, expression))

    answer = submission.f(*given).fetch()

    assert_close(answer, eval(spellings[0], there | {"torch": torch}), rtol=1e-3, atol=1e-5)
    assert submission.gradient(*given).fetch().shape == given[0].shape
