"""Verbs whose past is another word: "held" and "hold" are one.

Left out are pasts that are better known as words of their own: "left", "found", "led", "met".
"""

_FORMS = """
become became; begin began begun; break broke broken; bring brought; build built; buy bought;
choose chose chosen; come came; deal dealt; draw drew drawn; drive drove driven; fall fell fallen;
feel felt; fight fought; fly flew flown; forget forgot forgotten; freeze froze frozen;
give gave given; grow grew grown; hold held; keep kept; know knew known; learn learnt;
lend lent; lose lost; make made; pay paid; rise rose risen; sell sold; speak spoke spoken;
spend spent; stand stood; steal stole stolen; strike struck;
take took taken; teach taught; tell told; think thought; throw threw thrown; wear wore worn;
win won; write wrote written
"""

#: Past forms, each with the verb it belongs to.
PAST = {
    past: verb
    for verb, *pasts in (line.split() for line in _FORMS.replace("\n", " ").split(";"))
    for past in pasts
}
