"""Training beside a window: a thread that trains, and the trainer that rules it. QtCore only."""
