"""Where people meet the bot. A face renders replies and reads what is typed; it decides nothing."""
