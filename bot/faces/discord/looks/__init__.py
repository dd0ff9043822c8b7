"""What the bot looks like on Discord: pages, pictures, links and buttons."""
