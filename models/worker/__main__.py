"""`python -m models.worker PARENT SETTINGS`: the worker process; started by the program only."""

import sys

from models.worker.serve import main

main(int(sys.argv[1]), sys.argv[2])
