"""The installed program, heard with a real screen reader's means."""

from __future__ import annotations

from pathlib import Path

from tests.package.blind_person import BlindPerson, arrange, learn, use_it
from tests.package.conftest import BUILDING
from tests.package.screen import Screen


def test_it_can_be_used_by_somebody_who_only_hears_it(screen: Screen, bundle: Path) -> None:
    with BlindPerson(screen, [str(bundle / "simplenn")]) as person:
        use_it(person)
        arrange(person)
        learn(person)
    BUILDING.mkdir(parents=True, exist_ok=True)
    (BUILDING / "heard.txt").write_text("\n".join(person.heard) + "\n", "utf-8")
    said = [line for line in person.heard if not line.startswith("> ")]
    assert not any(line.endswith(", slider") for line in said), "without what it stands at"
    assert not any("filler" in line for line in said), "a thing that has no role"
    training = said[said.index("20 epochs a second") + 1 :]
    until_end = next(n for n, line in enumerate(training) if line.startswith("After 20 epochs."))
    assert until_end <= 2, "nothing is told while it trains"
