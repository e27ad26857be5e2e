"""A reader that has learnt: one small encoder with many heads, read once."""
