"""Lessons: their files, their tasks, and how an answer is judged. Nothing in a file is executed."""
