"""Exports: results in, another system's file out. One module a system."""
