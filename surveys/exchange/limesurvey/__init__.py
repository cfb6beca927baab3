"""How does a survey of LimeSurvey become one of ours? `reading.read_limesurvey` for .lss, .lsa and .txt."""
