"""The side column: what a person sets, starts and reads. It shows at once: without plots."""
