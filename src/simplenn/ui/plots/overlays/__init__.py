"""What is drawn in a plot over the epochs, besides its curve: earlier runs, the forecast, lines."""
