"""What a published dataset is made of, and where: publishers and readers agree on it here."""
