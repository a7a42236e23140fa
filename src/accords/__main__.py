"""``python -m accords`` is the command line."""

from __future__ import annotations

from accords.cli.main import main

if __name__ == "__main__":
    main()
