"""Plots, their axes and marks, and what is drawn over them."""
