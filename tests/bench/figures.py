# SPDX-License-Identifier: Apache-2.0
"""What was measured, and how it compares with its peer and its goal."""
import dataclasses
import statistics


@dataclasses.dataclass
class Figure:
    name: str
    unit: str
    ours: list
    peer: list = dataclasses.field(default_factory=list)
    peer_name: str = ""
    most: float = None  # goal: our median is at most this
    least: float = None  # goal: our median is at least this
    times: float = None  # goal: we are so many times better than the peer
    more_is_better: bool = False

    def ratio(self):
        if not self.peer or not self.ours:
            return None
        ours, peer = statistics.median(self.ours), statistics.median(self.peer)
        better, worse = (ours, peer) if self.more_is_better else (peer, ours)
        return better / worse if worse else None

    def verdict(self):
        if not self.ours:
            return "not measured"
        median = statistics.median(self.ours)
        goals = []
        if self.most is not None:
            goals.append(median <= self.most)
        if self.least is not None:
            goals.append(median >= self.least)
        if self.times is not None:
            ratio = self.ratio()
            if ratio is None:
                return "not measured"
            goals.append(ratio >= self.times)
        return "" if not goals else ("met" if all(goals) else "SHORT")

    def goal(self):
        goals = []
        if self.times is not None:
            goals.append(f"≥{self.times:g}x")
        if self.most is not None:
            goals.append("≤" + self.number(self.most))
        if self.least is not None:
            goals.append("≥" + self.number(self.least))
        return ", ".join(goals)

    def number(self, value):
        if self.unit == "ms" and 0 < abs(value) < 0.1:
            return f"{value * 1000:,.1f} µs"
        digits = 0 if abs(value) >= 100 or float(value).is_integer() else (1 if abs(value) >= 10 else 2)
        return f"{value:,.{digits}f} {self.unit}".strip()

    def spread(self, values):
        if not values:
            return ""
        text = self.number(statistics.median(values))
        if len(values) > 1:
            low, high = (self.number(value).split(" ")[0] for value in (min(values), max(values)))
            text += f" [{low}…{high}]"
        return text

    def cells(self):
        peer = f"{self.spread(self.peer)} {self.peer_name}".strip() if self.peer else self.peer_name
        ratio = self.ratio()
        return (self.name, self.spread(self.ours), peer, f"{ratio:.1f}x" if ratio else "", self.goal(), self.verdict())


class Book:
    """The figures in the order of their measuring."""

    def __init__(self):
        self.rows = []

    def add(self, name, unit, ours, **rest):
        self.rows.append(Figure(name, unit, ours, **rest))

    def as_json(self):
        return [dataclasses.asdict(row) | {"ratio": row.ratio(), "verdict": row.verdict()} for row in self.rows]
