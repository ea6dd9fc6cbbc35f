"""What is drawn over the epochs of a plot: forecast, earlier runs, landmarks."""
