"""The gates before the pointer moves; docs/gates.md says what each lets through."""
