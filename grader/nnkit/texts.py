"""Every sentence that a student reads, in English and Chinese, by key.

None of them holds an input, an expected value or the text of a check. What a student wrote is
`clean`ed before it stands in one.
"""

TEXTS: dict[str, tuple[str, str]] = {
    # handing in
    "receipt": (
        "{file}: hand this in. Your receipt is {receipt}.",
        "{file}：请提交这个文件。你的回执是 {receipt}。",
    ),
    "submit_missing": ("`{file}` is not there.", "没有找到 `{file}`。"),
    "submit_stub": (
        "`{file}` is as it was given to you, so it is left out.",
        "`{file}` 和发下来时一样，没有打包。",
    ),
    "submit_beside": (
        "`{file}` is what you hand in; the notebook beside it, in which you worked too, is left "
        "out.",
        "提交的是 `{file}`；旁边的 notebook 你也改过，但没有打包。",
    ),
    "submit_unsaved": (
        "`{file}`: it is not what you last checked; save it, check again, and then hand it in.",
        "`{file}`：和你最后一次检查的内容不同。请先保存，再检查一次，然后提交。",
    ),
    "submit_order": (
        "`{file}`: its cells were not all run, from top to bottom; restart the kernel and run all "
        "before you hand it in.",
        "`{file}`：单元格没有全部从上到下运行过。提交前请重启内核并全部运行一遍。",
    ),
    # notebooks
    "not_defined": (
        "`{name}` is not defined here: run the cell with your code first.",
        "这里没有定义 `{name}`：请先运行写了代码的单元格。",
    ),
    "public_passed": (
        "{count} of {total} public tests passed.",
        "通过了 {total} 项公开测试中的 {count} 项。",
    ),
    "graded_later": (
        "nnkit grades this after you have handed it in.",
        "交上来之后由 nnkit 评分。",
    ),
    # verdicts
    "missing": ("`{file}` was not handed in.", "没有交 `{file}`。"),
    "crashed_import": (
        "`{file}` cannot be imported.",
        "`{file}` 无法导入。",
    ),
    "crashed_signal": (
        "The Python process was killed by {signal} while your code ran.",
        "运行你的代码时，Python 进程被 {signal} 终止。",
    ),
    "crashed_exited": (
        "Your code ended the Python process.",
        "你的代码结束了 Python 进程。",
    ),
    "crashed_exit": (
        "Your code ended the Python process (exit code {code}).",
        "你的代码结束了 Python 进程（退出码 {code}）。",
    ),
    "timeout_wall": (
        "Your code gave no answer within {seconds} s: does a loop never end?",
        "你的代码在 {seconds} 秒内没有给出结果：是不是有循环停不下来？",
    ),
    "timeout_cpu": (
        "Your code used more than {seconds} s of processor time.",
        "你的代码用掉了超过 {seconds} 秒的处理器时间。",
    ),
    "timeout_exercise": (
        "The {seconds} s for this exercise were used up.",
        "这道练习的 {seconds} 秒已经用完。",
    ),
    "timeout_submission": (
        "The {seconds} s for the whole submission were used up.",
        "整份作业的 {seconds} 秒已经用完。",
    ),
    "memory": (
        "Your code asked for more memory than it may use.",
        "你的代码申请的内存超过了限制。",
    ),
    "output_flood": (
        "Your code printed far more than it may; is a print inside a loop?",
        "你的代码输出过多；是不是在循环里打印？",
    ),
    "too_many_processes": (
        "Your code started more than {most} processes.",
        "你的代码启动了超过 {most} 个进程。",
    ),
    "too_many_threads": (
        "Your code started more than {most} threads.",
        "你的代码启动了超过 {most} 个线程。",
    ),
    "too_many_files": (
        "Your code wrote more than {files} files or {most} MiB.",
        "你的代码写了超过 {files} 个文件或 {most} MiB 的数据。",
    ),
    "forbidden_call": (
        "Your code asked the system for something that no exercise needs (`{name}`).",
        "你的代码向操作系统请求了任何练习都用不到的操作（`{name}`）。",
    ),
    "forbidden_calls": (
        "Your code asked the system for something that no exercise needs.",
        "你的代码向操作系统请求了任何练习都用不到的操作。",
    ),
    "wire_broken": (
        "Your code disturbed the grader's own connection.",
        "你的代码干扰了评分程序自己的连接。",
    ),
    "forbidden_mse_loss": (
        "`{function}` may not use torch's own mean squared error (`mse_loss`).",
        "`{function}` 不能使用 torch 自带的均方误差（`mse_loss`）。",
    ),
    "forbidden_optim": (
        "`{function}` may not use torch's own optimizers (`torch.optim`).",
        "`{function}` 不能使用 torch 自带的优化器（`torch.optim`）。",
    ),
    "forbidden_optim_step": (
        "`{function}` may not use torch's own optimizers to make its step (`torch.optim`).",
        "`{function}` 不能使用 torch 自带的优化器（`torch.optim`）来更新参数。",
    ),
    "forbidden_convolution": (
        "`{function}` may not use torch's own convolutions (`conv2d` and its kin).",
        "`{function}` 不能使用 torch 自带的卷积（`conv2d` 等）。",
    ),
    "forbidden_relu": (
        "`{function}` may not use torch's own ReLU (`relu`).",
        "`{function}` 不能使用 torch 自带的 ReLU（`relu`）。",
    ),
    "forbidden_tanh": (
        "`{function}` may not use torch's own tanh (`tanh`).",
        "`{function}` 不能使用 torch 自带的 tanh（`tanh`）。",
    ),
    "forbidden_max_pool": (
        "`{function}` may not use torch's own max pooling (`max_pool2d` and its kin).",
        "`{function}` 不能使用 torch 自带的最大池化（`max_pool2d` 等）。",
    ),
    "forbidden_linear": (
        "`{function}` may not use torch's own linear layer (`linear`).",
        "`{function}` 不能使用 torch 自带的线性层（`linear`）。",
    ),
    "forbidden_softmax": (
        "`{function}` may not use torch's own softmax or log-softmax (`softmax`, `log_softmax`).",
        "`{function}` 不能使用 torch 自带的 softmax 或 log-softmax（`softmax`、`log_softmax`）。",
    ),
    "forbidden_cumsum": (
        "`{function}` may not use torch's own running total (`cumsum`).",
        "`{function}` 不能使用 torch 自带的累加和（`cumsum`）。",
    ),
    "forbidden_cross_entropy": (
        "`{function}` may not use torch's own cross-entropy (`cross_entropy`).",
        "`{function}` 不能使用 torch 自带的交叉熵（`cross_entropy`）。",
    ),
    "internal_error": (
        "The grader itself failed here; this is not your fault and costs no points.",
        "评分程序自身出错；这不是你的问题，不会扣分。",
    ),
    # outcomes of a check
    "wrong_type": ("The answer has the wrong type.", "结果的类型不对。"),
    "wrong_length": ("The answer has the wrong number of items.", "结果的元素个数不对。"),
    "wrong_shape": ("The answer has the wrong shape.", "结果的形状不对。"),
    "wrong_dtype": ("The answer has the wrong dtype.", "结果的 dtype 不对。"),
    "wrong_nan": ("There is a NaN in the answer.", "结果里有 NaN。"),
    "wrong_values": ("The values are not right.", "数值不对。"),
    "wrong_no_error": (
        "An exception was expected, and none was raised.",
        "这里应当抛出异常，却没有抛出。",
    ),
    "wrong": ("The answer is not right.", "结果不对。"),
    "raised": ("Your code raised {error}.", "你的代码抛出了 {error}。"),
    "raised_at": (
        "Your code raised {error} in `{file}`, line {line}: `{text}`.",
        "你的代码在 `{file}` 第 {line} 行抛出了 {error}：`{text}`。",
    ),
    "skipped": (
        "Not tried: it needs `{needs}`, which did not pass.",
        "未检查：它依赖的 `{needs}` 没有通过。",
    ),
    # the ladder of hints
    "hint_more": (
        "{count} of {total} hints; the same command shows the next one.",
        "提示 {count}/{total}；再运行一次这条命令，就会显示下一条。",
    ),
    "hint_last": (
        "{count} of {total} hints: this was the last; `--from-start` begins anew.",
        "提示 {count}/{total}：这是最后一条；加上 `--from-start` 可以从头再看。",
    ),
}


def say(key: str, lang: str, **values: object) -> str:
    """Gives the sentence of that key in a language, its gaps filled."""
    english, chinese = TEXTS[key]
    return (chinese if lang == "zh" else english).format(**values)


def clean(text: str, most: int = 300) -> str:
    """Shows control characters as escapes and cuts: a student's text for any screen."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[: most + 1])
    return shown if len(shown) <= most else shown[:most] + "..."
