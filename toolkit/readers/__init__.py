"""Readers: from a file people really have to a Speech with its text unaltered."""

from toolkit.readers.files import read_bytes, read_file

__all__ = ["read_bytes", "read_file"]
