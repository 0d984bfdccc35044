"""Tests of the rows and of the evidence brief."""
