"""What a person would use instead, doing the same work. Each is written the way one finds it."""

from __future__ import annotations

from typing import IO, Any

INPUT, GOAL, ALPHA = 5.0, 42.0, 1e-9


def five_lines(input: float, goal: float, weight: float, alpha: float, epochs: int) -> float:
    """The bare loop: nothing printed, nothing kept."""
    for _ in range(epochs):
        pred = input * weight
        delta = pred - goal
        error = delta**2  # noqa: F841 - the script computes it, so this does, too
        derivative = delta * input
        weight = weight - (alpha * derivative)
    return weight


def script(epochs: int, paper: IO[str]) -> None:
    """A class with predict and train, which prints every error, as the article has it."""

    class Network:
        def __init__(self) -> None:
            self.weight = 1.0

        def predict(self, value: float) -> float:
            return value * self.weight

        def train(self, value: float, goal: float) -> None:
            for _ in range(epochs):
                pred = self.predict(value)
                delta = pred - goal
                error = delta**2
                derivative = delta * value
                self.weight = self.weight - (ALPHA * derivative)
                print("Error: " + str(error), file=paper)

    Network().train(INPUT, GOAL)
    paper.flush()


def with_numpy(epochs: int) -> float:
    """Arrays, as for a network that has more than one weight."""
    import numpy as np

    inputs, goal, weights = np.array([INPUT]), np.array([GOAL]), np.array([1.0])
    errors = np.zeros(epochs)
    for epoch in range(epochs):
        pred = inputs.dot(weights)
        delta = pred - goal
        errors[epoch] = np.mean(delta**2)
        weights = weights - ALPHA * (delta * inputs)
    return float(weights[0])


def with_torch(epochs: int) -> float:
    """One parameter, on the CPU."""
    import torch

    value, goal = torch.tensor([INPUT]), torch.tensor([GOAL])
    weight = torch.nn.Parameter(torch.tensor([1.0]))
    optimizer = torch.optim.SGD([weight], lr=ALPHA)
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = ((value * weight - goal) ** 2).sum()
        loss.backward()
        optimizer.step()
    return float(weight.detach())


def with_matplotlib(epochs: int) -> None:
    """A curve that grows by one point an epoch, drawn in memory."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.animation import FuncAnimation

    figure, axes = pyplot.subplots()
    (line,) = axes.plot([], [])
    errors: list[float] = []
    weight = 1.0

    def step(_frame: int) -> None:
        nonlocal weight
        delta = INPUT * weight - GOAL
        errors.append(delta**2)
        weight -= ALPHA * delta * INPUT
        line.set_data(range(len(errors)), errors)
        axes.relim()
        axes.autoscale_view()

    animation: Any = FuncAnimation(figure, step, frames=epochs, repeat=False)
    animation._init_draw()
    for frame in animation.new_frame_seq():  # what its timer does in a window
        animation._draw_next_frame(frame, blit=False)
    pyplot.close(figure)
