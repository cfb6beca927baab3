"""How often may one person, and one network, begin and send questionnaires? Reasons stand in docs/operations.md."""

from participation.web.often import Limit

TEN_MINUTES = 600
BEGIN = Limit("survey-begin", TEN_MINUTES, person=20, network=1200)
SEND = Limit("survey-send", TEN_MINUTES, person=20, network=1200)
PHOTO = Limit("survey-photo", TEN_MINUTES, person=20, network=300)
RESUME_CODE = Limit("survey-resume-code", TEN_MINUTES, person=20, network=1200)
# Wrong codes only.
RESUME = Limit("survey-resume", TEN_MINUTES, network=100)
