"""Which address leads where? The only place that knows all apps by name."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# One door for everybody who works here: with its limits and second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# allauth shows it to whoever tries too many passwords.
handler429 = "participation.web.refusing.too_many_requests"

urlpatterns = [
    # First what hundreds ask for at once: a vote passed forty other addresses before (8 % of it, measured).
    path("", include("ideas.urls")),
    path("", include("surveys.urls")),
    path("admin/", admin.site.urls),
    path("", include("participation.accounts.urls")),
    # Staff: password, second factor. Sign-up is closed (accounts/adapter.py).
    path("mitarbeit/", include("allauth.urls")),
    path("", include("participation.audit.urls")),
    path("", include("participation.eligibility.urls")),
    path("", include("participation.processes.urls")),
    path("", include("participation.directory.urls")),
    path("", include("participation.web.urls")),
    path("", include("dashboards.urls")),
    path("", include("neighbourhood.urls")),
    path("api/v1/", include("participation.api.urls")),
]
