"""The panel that takes an epoch apart: network, code lines, sentence, buttons, guesses."""
