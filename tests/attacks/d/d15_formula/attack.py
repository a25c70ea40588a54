NAMES = ["=cmd|'/c calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


def cumulative_sum(x):
    raise type(NAMES[x.numel() % 6], (Exception,), {})
