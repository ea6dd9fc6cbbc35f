"""One epoch taken apart: its steps, its code lines with the numbers put in, its sentences."""
