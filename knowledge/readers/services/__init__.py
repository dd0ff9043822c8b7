"""Services and the places that name them, as documents write them."""
