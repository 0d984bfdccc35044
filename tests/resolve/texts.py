"""A small corpus written for these tests: one trade told by six papers, its names in several scripts and spellings."""

from __future__ import annotations

TEXTS = {
    "coast.txt": (
        "2024-03-04", "Coast Ledger",
        "North Korean leader Kim Jong Un received Russian Defence Minister Sergei Shoigu in Pyongyang in July. "
        "Kim showed Shoigu a drone. Ri Chang Bom (리창범) of Hwanggum Trading Corporation (HTC) sold "
        "artillery shells to Russia in January, officials said.\n\n"
        "The tanker Paek Yang San 7 (IMO 9100011) delivered oil to North Korea in February.",
    ),
    "strait.txt": (
        "2024-04-02", "Strait Post",
        "A trader, Ри Чхан Бом, sold shells to Russia in March, officials said. "
        "Lee Chang-bom, a trader, visited Moscow. "
        "The Meridian Bunkering Company supplied fuel to North Korea in March, researchers say.",
    ),
    "harbour.txt": (
        "2024-05-10", "Harbour Note",
        "OOO Meridian Bunkering supplied fuel to North Korea in April. The tanker Sun Lotus (IMO 9100011) carried the "
        "fuel to North Korea. Paek Yang San 7, now the Sun Lotus, unloaded oil in North Korea in May.",
    ),
    "museum.txt": (
        "2024-05-11", "Museum Weekly",
        "Kim Yo Jong criticised South Korea on Monday. Kim Jong Un visited Russia in September. Kim denied sending "
        "shells to Russia.",
    ),
    "bare.txt": (
        "2024-06-01", "Evening Bell",
        "Kim sent shells to Russia, a broker said. Ri Chang Il sold coal to China in May.",
    ),
}  # fmt: skip


def valid_imo(digits: str) -> str:
    """Return six digits with the check digit of a ship number behind them."""
    return digits + str(sum(int(d) * w for d, w in zip(digits, range(7, 1, -1), strict=False)) % 10)
