"""Subjects as data: the words, object types and tables of one kind of incident."""
