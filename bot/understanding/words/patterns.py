"""The nouns by which questions call the same few things, as patterns for a run of words."""

#: An inspection, or several.
ROUND = r"(?:inspection|assessment|round|year|time|occasion)s?"
#: What is graded in an inspection.
PILLAR_NOUN = r"(?:(?:pillar|area|heading|theme)s?|categor(?:y|ies))"
#: What an inspection gives.
GRADE_NOUN = r"(?:grade|rating|mark|score|judge?ment|result)s?"
