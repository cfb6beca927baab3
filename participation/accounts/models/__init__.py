"""Who is known to us, and what may they do where? Other apps use `selectors` and the foreign keys only."""

from .account import Account
from .role import Role, RoleAssignment
from .sign_in import SignInLink

__all__ = ["Account", "Role", "RoleAssignment", "SignInLink"]
