"""Where models run: in a thread of ours, in a worker process, later on other machines."""
