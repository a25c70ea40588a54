"""nnkit beside its peers: `python -m benchmarks` prints one table and writes record.md."""
