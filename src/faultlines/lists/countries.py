"""From the names and codes that lists use for countries to ISO 3166-1 alpha-3: the same room for lists and users."""

from faultlines.countries import country_code, country_codes

__all__ = ["country_code", "country_codes"]
