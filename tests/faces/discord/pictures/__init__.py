"""Pictures of the bot on Discord, for the README."""
