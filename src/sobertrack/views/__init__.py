"""What is said: results to blocks and to JSON data; all the words, none of the looks."""
