"""The network, its training and its theory: plain Python, no Qt, no NumPy."""
