TEXT = "<script>alert('CANARY')</script>"


def cumulative_sum(x):
    text = TEXT + '" onload="alert(1)' + "[link](javascript:alert(1)) | | \n# title"
    raise RuntimeError(text, x)
