"""Yes or no, side by side."""

from surveys.definition import Question
from surveys.questiontypes.single import Single


class YesNo(Single):
    """Value: "yes" or "no". The two are options of the question, so that they stand in each language of the survey."""

    key = "yes_no"
    seconds = 5

    def hint(self, question: Question) -> str:  # noqa: ARG002 (two answers explain themselves)
        return ""
