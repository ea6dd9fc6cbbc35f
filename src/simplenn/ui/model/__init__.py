"""What all parts of the window share: set-up, runs, snapshot, stepping, actions, undo."""
