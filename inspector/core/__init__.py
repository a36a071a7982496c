"""The vocabulary of the product: frozen records and pure functions, standard library only, no I/O."""
