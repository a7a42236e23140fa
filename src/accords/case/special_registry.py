"""All readers of fields that need their own, by name."""

from __future__ import annotations

from accords.case import special, special_implementation, special_package, special_preference
from accords.case.read import SpecialReader

SPECIAL: dict[str, SpecialReader] = {
    **special.SPECIAL,
    **special_package.SPECIAL,
    **special_preference.SPECIAL,
    **special_implementation.SPECIAL,
}
