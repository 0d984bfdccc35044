"""In: names and codes of countries as lists and users write them. Out: ISO 3166-1 alpha-3.

Must never guess: what names no country has no code. Imports nothing of Faultlines.
"""

from faultlines.countries.codes import country_code, country_codes

__all__ = ["country_code", "country_codes"]
