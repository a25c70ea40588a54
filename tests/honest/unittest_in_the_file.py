"""A TestCase in the file, run at import into a text."""
import io
import unittest

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)


class TestCumulativeSum(unittest.TestCase):
    def test_example(self):
        self.assertEqual(cumulative_sum(torch.ones(1, 3)).tolist(), [[1, 2, 3]])

    def test_refuses(self):
        with self.assertRaises(ValueError):
            cumulative_sum(torch.ones(3))


suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestCumulativeSum)
outcome = unittest.TextTestRunner(stream=io.StringIO(), verbosity=2).run(suite)
print(outcome)
