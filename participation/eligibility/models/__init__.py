"""By what proof does somebody take part?"""

from .access_code import AccessCode, CodeBatch, CodeUse

__all__ = ["AccessCode", "CodeBatch", "CodeUse"]
