"""What others can use: a run as numbers, as a script, as a command and as a report."""
