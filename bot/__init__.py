"""A chat bot that answers questions about fire service inspections, and proves every answer."""
