"""`make bench`: landing alone, then the whole chain at scale 1 (or the scale given)."""

import sys

from tests.bench import chain, loading

if __name__ == "__main__":
    loading.run(1_000_000)
    chain.run(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
