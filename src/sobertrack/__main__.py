"""`sobertrack` and `python -m sobertrack`."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the program; Ctrl-C while it is still being loaded ends it as quietly as later on."""
    gc.set_threshold(100_000)  # collecting while modules are loaded costs 3 ms of a start, and finds nothing
    try:
        from sobertrack.cli.main import main as run
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    run()


if __name__ == "__main__":
    main()
