"""`nnkit`, with a patience of seconds for a worker that does not answer."""

from nnkit import pool
from nnkit.cli import main
from nnkit.plan import TRIES

SUBMISSION_S = 20.0  # in the course that the test makes
PATIENCE_S = 5.0
pool.SLACK_S = PATIENCE_S - TRIES * SUBMISSION_S

if __name__ == "__main__":
    main()
