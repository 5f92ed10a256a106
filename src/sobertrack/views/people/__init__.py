"""The words for supporters, contacts and what is shared with them."""
