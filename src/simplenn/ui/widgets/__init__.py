"""Widgets of any program: spin boxes, labels, dialogs. They know nothing of networks."""
