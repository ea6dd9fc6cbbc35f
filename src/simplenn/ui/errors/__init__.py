"""What happens when something goes wrong that should not have: hook, log and dialog."""
