def cumulative_sum(x):
    answer = [x]
    answer += [answer, {"answer": answer}]
    return answer
