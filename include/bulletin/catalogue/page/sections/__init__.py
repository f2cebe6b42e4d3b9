"""The parts of the page, from its head down."""
