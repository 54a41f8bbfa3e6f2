"""Distributed Text Services 1.0 (https://dtsapi.org): passages, by what documents declare of themselves."""
