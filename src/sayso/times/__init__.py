"""Dates in words, and EDTF."""
