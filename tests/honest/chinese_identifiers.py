"""中文标识符和注释。"""
import torch


def 检查维数(张量):
    """不是二维就报错。"""
    if 张量.ndim != 2:
        raise ValueError("x 必须是二维的")


def cumulative_sum(x):
    检查维数(x)
    总和 = torch.zeros_like(x[:, 0])  # 每一行的当前总和
    结果 = []
    for 列 in x.unbind(1):
        总和 = 总和 + 列
        结果.append(总和)
    print("完成：", len(结果), "列")
    return torch.stack(结果, dim=1)
