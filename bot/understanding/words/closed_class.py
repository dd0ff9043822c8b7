"""The little words of English that make its sentences, by what they do there.

A reading that needs more of them, or fewer, says so where it uses them.
"""

BE = frozenset(["is", "are", "was", "were"])
HAVE = frozenset(["has", "have", "had"])
DO = frozenset(["does", "do", "did"])
#: Verbs that open a question or carry a "not", in any sentence.
AUXILIARIES = BE | HAVE | DO
#: Verbs that do so, and say what would, could or should be.
MODALS = frozenset(["will", "would", "can", "could", "should"])

#: Whoever types speaks of themselves: "we pay more every year".
FIRST_PERSON = frozenset(["i", "im", "ive", "id", "me", "my", "we", "our"])
#: Of those, the words for the asker's own service.
OURS = frozenset(["we", "our", "us"])
IT = frozenset(["it", "its"])
THEY = frozenset(["they", "them", "their"])
#: Words for what was told or named before.
POINTING = IT | {"this", "that", "these", "those"}

#: Words that join one clause to the next.
JOINTS = frozenset(["and", "but", "or", "so", "because", "cos"])
