"""The fields of a foreign record, read leniently: each module turns what lists write into one kind of value."""
