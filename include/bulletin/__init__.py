"""Read Chinese district newspapers and publish their articles as datasets."""

__version__ = "0.1.0"
