"""How do answers become columns of a data set? `layout` describes them, `reading` fills them."""
