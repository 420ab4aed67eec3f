"""One seeded stream of chance per office and purpose: same seed, same bytes."""

import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance(random.Random):
    """A stream whose draws depend on nothing but its name."""

    def flip(self, probability: float) -> bool:
        return self.random() < probability

    def weighted(self, weights: Mapping[T, float]) -> T:
        mark = self.random() * sum(weights.values())
        for value, weight in weights.items():
            mark -= weight
            if mark <= 0:
                return value
        return list(weights)[-1]

    def days(self, median: float, spread: float = 0.6, most: float = 2000) -> int:
        """Whole days, lognormal around the median; `spread` is the sigma."""
        return int(min(most, median * math.exp(self.gauss(0.0, spread))) + 0.5)

    def poisson(self, mean: float) -> int:
        if mean > 50:
            return max(0, round(self.gauss(mean, math.sqrt(mean))))
        limit, count, product = math.exp(-mean), 0, self.random()
        while product > limit:
            count += 1
            product *= self.random()
        return count

    def one_of(self, values: Sequence[T]) -> T:
        return values[int(self.random() * len(values))]


def stream(seed: int, *name: object) -> Chance:
    return Chance("/".join(str(part) for part in (seed, *name)))
