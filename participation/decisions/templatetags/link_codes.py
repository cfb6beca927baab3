"""Which code stands in a mail? Made when it is sent, so that no secret waits in the outbox."""

from django import template

from participation.decisions.models import NewsSubscription, OfficeQuestion
from participation.decisions.services.asking import PURPOSE
from participation.link_codes import code_for

register = template.Library()


@register.simple_tag
def news_code(purpose: str, number: int) -> str:
    """Empty when the subscription is gone."""
    found = NewsSubscription.objects.filter(pk=number).first()
    return code_for(purpose, found.pk, str(found.secret)) if found else ""


@register.simple_tag
def office_code(number: int) -> str:
    found = OfficeQuestion.objects.filter(pk=number).first()
    return code_for(PURPOSE, found.pk, str(found.secret)) if found else ""
