"""Subjects as data: the words, object types and tables of one kind of incident."""

from sayso.profiles.profile import Cue, Profile, Speech, Subject, load_profile

__all__ = ["Cue", "Profile", "Speech", "Subject", "load_profile"]
