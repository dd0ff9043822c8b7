"""The words by which a document says that somebody spoke."""

#: Verbs that give words to whoever stands before or after them.
VERB = (
    r"said|says|saying|added|adds|told|tells|commented|comments|explained|explains|admitted"
    r"|admits|stated|states|wrote|writes|(?<=ha[ds] )written|warned|warns"
    r"|insisted|insists|argued|argues|claimed"
    r"|claims|announced|continued|continues|concluded|concludes|replied|replies|responded|responds|asked|confirmed"
    r"|stressed|acknowledged|acknowledges|described|describes|called|tweeted|posted|noted|notes"
    r"|reckons|reckoned|believes|believed|thinks|feels|remarked|remarks|declared|declares|pledged|promised|urged|revealed|recalled|recalls|joked|jokes|suggested|suggests|reported"
    r"|reports(?! (?:from|for|on)\b)"
    r"|found|praised|thanked|criticised|conceded|concedes|accepted|hailed|branded|labelled"
    r"|(?:went|goes) on(?=[:,])|(?:went|goes) on to (?:say|add)|points out|pointed out"
    r"|(?:is|was) (?:quick|keen|careful|eager|anxious) to (?:say|add|stress|insist|point out)"
)
AUXILIARY = r"(?:(?:has|have|had|also|later|then|previously|once|further|simply|since)\s?)+"
#: What is set between two commas anywhere in a sentence, and belongs to no clause.
ASIDES = (
    *("though", "however", "meanwhile", "too", "on the other hand", "by contrast"),
    *("in contrast", "for its part"),
)
