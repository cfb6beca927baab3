from django.contrib.auth.views import LogoutView
from django.urls import path

from participation.accounts.views import account, roles, sign_in

app_name = "accounts"
urlpatterns = [
    path("anmelden/", sign_in.ask, name="sign_in"),
    path("anmelden/code/", sign_in.confirm, name="confirm"),
    path("abmelden/", LogoutView.as_view(), name="sign_out"),
    path("konto/", account.page, name="account"),
    path("konto/daten/", account.export, name="export"),
    path("konto/loeschen/", account.erase, name="erase"),
    path("werkstatt/rollen/", roles.roles, name="roles"),
    path("werkstatt/rollen/<int:assignment_id>/beenden/", roles.end, name="role_end"),
]
