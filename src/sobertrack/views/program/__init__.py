"""The words about the program itself: settings, files, mending, first steps."""
