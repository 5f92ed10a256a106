"""Commands about the program itself: settings, completion, help; nothing here touches the journal."""
