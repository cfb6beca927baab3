"""What can Django do at best? A bare view that inserts one row: no middleware, no session, no template."""
