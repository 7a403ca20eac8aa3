"""How students ask for a word or a résumé to be passed on: a phrase a paragraph."""

REFERRAL = r"""
(?<!for )refer(?:ring)? me\b(?! (?:back )?to (?!<deciders>))

refer(?:ring)? my (?:\w+ )?(?:application|cv|name|profile|resume)

recommend(?:ing)? me\b(?= ?$| ?,| (?:and|at|for|internally|or)\b| to <deciders>)

(?:drop|pass|put|putting|say|saying)(?: \w+){0,3} (?:good|kind|nice|positive) words?\b

(?:put|putting) (?:an? word (?:in )?for me|in an? (?:\w+ )?word)

(?:looking|searching) for (?:people|some ?one|some ?body) (?:to|who (?:can|could|would)) refer me

(?:ask|speak (?:to|with)|talk (?:to|with)|tell) (?:<hirers>|your (?:\w+ )?(?:<hirers>|boss|company
|employer|manager|team)) (?:\w+ )?(?:about|for) me\b

vouch(?:ing)? for me

<you>pull(?:ing)? (?:a few |any |some )?strings

(?:get|getting|help|helping) me (?:to )?(?:get |put )?(?:a |my )?(?:foot )?(?:in|into|through)
 (?:the door|your door|your <org>)

<you>(?:<giving>|do|send|submit|write|writing) (?:me )(?:with )?(?:an?|my|the|your) <fill>
(?:<backing>|reference$)

(?<!did )(?<!do )<you>(?:give|make|offer|provide|submit) (?:an?|the|your)
 (?:\w+ ){0,2}referr?al\b

<you>(?:be|act as|serve as) (?:my|an?|one of my) (?:\w+ )?(?:backing|references?|referees?|referral)

(?:<i_want>|i (?:need|have) to) <gently>(?:ask(?: you)? for|get|have|receive|request
|use you (?:as|for)) (?:an?|my|the|your) <fill>(?:<backing>|reference$)

(?:connect|get|hook|introduc|link|put)(?:e|t?ing)? me (?:up )?(?:in (?:contact|touch) )?(?:to|with)
 (?:(?!about|how)\w+ ){0,3}<hirers>

(?:endors|mention|nominat|propos|push|sponsor|suggest)(?:e|ing)? (?:me|my name) (?:at|for|to|with)
 <deciders>
"""

RESUME = r"""
(?:attach|attached|attaching|below|enclose|enclosed|enclosing|here|including|included|linked)
 (?:(?:a|also|are|can|find|is|link|ll|message|please|s|this|to|will|with|you) ){0,4}<cv>

(?:can|kindly|ll|may|please|will) (?:also )?find <cv>

<cv> (?:(?:also|are|been|has|have|is|s) ){0,3}(?:attached|enclosed|included|linked
|available (?:up)?on request|for your (?:consideration|perusal|records|reference|review)
|(?:below|here)(?= ?$| ?,))

(?:cv|resume) (?:is |are )?(?:attached|enclosed)\b

<you>(?:bring|circulat|deliver|distribut|drop|email|forward|get|giv|hand|keep|pass|present|put|rout
|send|shar|show|submit|tak|upload)(?:e|t?ing)? (?:along |around |on |over )?<cv>
(?! (?:an?|feedback|noticed|reviewed|some)\b)

where (?:can|could|do|should) i (?:send|submit|upload) <cv>

(?<!should i )(?:dm|email|forward|giv|hand|leav|messag|pass|send|shar|show|submit)(?:e|ing)?
 (?:along|over|u|you) (?:with )?<cv>

(?:email|forward|giv|hand|pass|send|shar|submit)(?:e|t?ing)? <cv> (?:along |directly |on |over )?
(?:to|with) (?:you\b|your\b|<hirers>)

<cv> (?:(?:be|can|could|get|gets|is|may|might|to|would) ){0,3}
(?:forwarded|given|handed|passed|sent|shared|shown|submitted) (?:(?:along|on|over) )?(?:to|with)

(?:forward|giv|hand|pass|send|submit)(?:e|ing)? (?:it|me|that|them|this) (?:along |on |over )?
to (?:your |the |an? )?(?:\w+ )?(?:<hirers>|boss)
"""
