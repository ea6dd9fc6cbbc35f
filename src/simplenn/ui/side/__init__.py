"""The side column: what a person sets, starts and reads. No plots, so that it is there at once."""
