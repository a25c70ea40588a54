globals()["\ud800"] = cumulative_sum
