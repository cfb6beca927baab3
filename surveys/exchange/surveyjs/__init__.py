"""How does a survey of SurveyJS (JSON) become one of ours? The part that needs no program of its own."""
