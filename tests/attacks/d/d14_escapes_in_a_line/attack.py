def cumulative_sum(x):
    raise RuntimeError  # [31m ‮ evil  
