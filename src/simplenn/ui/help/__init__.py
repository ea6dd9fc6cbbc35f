"""The help, About and the licences."""
