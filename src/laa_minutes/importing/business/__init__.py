"""What an item of business may hold beside actions: one module for each kind of thing."""
