"""How are static files stored in operation? Hashed and compressed, our scripts that import each other as well.

Without it a script imports others by their plain names, of which a browser may have kept an older release. Django
can do this for all scripts (support_js_module_import_aggregation), but stumbles over comments of vendored ones.
"""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r"""(?P<matched>(?P<how>from |import\()"(?P<url>\.\.?/[^"]+)")"""
OF_SCRIPTS = ("js/*.js", ((IMPORT, '%(how)s"%(url)s"'),))


class HashedFiles(ManifestStaticFilesStorage):
    patterns = (*ManifestStaticFilesStorage.patterns, OF_SCRIPTS)


class CompressedHashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    patterns = HashedFiles.patterns
