"""From what was handed in to `Submission` values; nothing that is read is executed."""
