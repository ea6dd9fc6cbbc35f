"""A new lesson, to begin writing with."""

from __future__ import annotations

from typing import Final

from simplenn.core.fields import FIELDS
from simplenn.core.setup import Setup

_TEMPLATE: Final = """\
# A new lesson

What this lesson is about, in a sentence.

## Predict before you train

One short thought. Then a question.

```setup
{numbers}
hide = ["forecast", "alpha ruler", "valley plot"]
lock = ["input", "goal"]
```

```task
kind = "choose"
question = "What will happen?"
options = ["It learns.", "It diverges."]
answer = 1
because = ["What is said to the first answer.", "What is said to the second one."]
hints = ["What helps."]
```

## Now try it

```setup
{numbers}
```

```task
kind = "number"
question = "What is the error of epoch 2?"
quantity = "error"
epoch = 2
```
"""


def new_lesson(setup: Setup) -> str:
    """Write a lesson of two pages with a set-up's numbers; the program reads it as it is."""
    numbers = "\n".join(f"{f.name} = {getattr(setup, f.name)!r}" for f in FIELDS)
    return _TEMPLATE.format(numbers=numbers)
