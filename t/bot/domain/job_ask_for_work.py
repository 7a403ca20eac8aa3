"""How students ask to be given work: a phrase a paragraph, of the pieces in job_ask_pieces."""

JOB = r"""
<i_am><gently>(?:looking|lookin|searching|hunting|asking(?: you)?|begging(?: you)?) for
 <fill>(?:<thing>|work<follow>)

<i_am><gently>(?:seeking(?: for)?|(?:available|desperate|hoping) for|open to|in search of|in need of
|on the (?:lookout|hunt) for) <fill><thing>

i ?a?m an? (?:(?!(?:for|with|help\w*)\b)\w+ ){1,8}<gently>(?:(?:looking|searching|hunting) for
|seeking) <fill><thing>

i ?a?m <gently>(?:looking|searching) for (?:an? |any |some )?(?:new |exciting |other )?
opportunit(?:y|ies)(?= ?$| ?,| (?:as|at|in|with|within)\b)

i ?a?m <gently>(?:job (?:hunting|searching|seeking)|on the job (?:hunt|market)|open to work$)

(?<!do )(?<!did )(?<!would )(?<!will )(?<!should )(?<!if )(?<!whether )(?<!sure )(?<!think )
(?<!know )(?<!that )(?<!what )(?<!where )(?:i |<start>)(?:(?:also|just|really|still|urgently
|badly) )?(?:need|seek|want|require|(?:would|d) (?:really )?(?:like|love|appreciate|welcome
|be (?:very |so )?(?:glad|grateful|happy|thankful) for)) (?!to |my )<fill><thing>
(?! (?:like|that|where|which|with|in (?:my|our|which))\b)

(?:any|your|for|good|some) (?:job|internship) leads?\b

leads? (?:on|for|about) <fill><post>

<you>give me (?:a|an|the) (?:chance|opportunity|shot|try) (?:(?:at|in|on) your <org>
|to (?:intern|join|prove|work))

(?:check|follow up|look) (?:up )?on my application

i ?a?m looking to (?:be|get) (?:hired|recruited)

i (?:really |urgently |badly )?need work<follow>

<i_want> <gently>(?:ask|request|beg)(?: you)? (?:for )?<fill><thing>

i ?a?m (?:writing|reaching out|contacting you|messaging you)(?: to you)?
 (?:to (?:ask|inquire|enquire) )?(?:about|concerning|for|regarding) (?:the|an?|any) <fill><thing>

<i_want> (?:ask|inquire|enquire) about (?:an?|any|possible|potential|current) <fill>
<vacancy><follow>

(?:i|(?:can|could|may) i|how (?:do|can|could|should) i) (?:(?:also|am|d|going|hope|hoping|intend
|interested in|just|like|love|m|may|might|plan|planning|really|to|want|will|wish|would|writing) )
{0,5}apply(?:ing)? (?:(?:at|in|to|with) <there>|for <fill><post> (?:at|in|on|with) <there>)

(?:d like|like|love|want|wish|writing) to apply for <fill><post>

(?:<i_want>|i|chances? of me|my chances of|for me to) <gently>(?:be given|do|doing|have|start|take
|<getting>) <fill><post> (?:at|in|on|under|with|within) <there>

(?:<i_want>|help me|get me|for me to) <gently>(?:be|get|getting) (?:employed|hired|recruited)
 (?:at|by|in|on|with) <there>

help me <gently>get hired

(?<!do )(?<!would )(?<!should )(?<!did )i <gently>(?:m |am )?(?:d like|desperate|got|have|like
|looking|love|need|struggling|trying|want|wanting|wish) to
 <getting> <fill><post>

(?:<i_want>|i ?a?m (?:\w+ )?interested in) <gently>(?:intern|train|work)(?:ing)?
 (?:(?:at|for|in|on|under|with) your <org>|(?:for|under) you\b)

(?:<i_want>|i ?a?m (?:\w+ )?interested in) <gently>intern(?:ing)? with you\b

(?:<i_want>|i ?a?m (?:\w+ )?interested in) <gently>(?:be(?:come)? part of|be on|join|joining)
 your (?!alumni|mentor|reading|study)<org>(?! for\b)

interested in <fill><post> (?:at|in|on|with) your <org>

interested in (?:the|this) <fill>(?:internship|job|opening|position|role|vacancy)
(?= (?:advertised|at your|listed|posted)\b| ?$| ?,)

(?:<you>|your <org> <gently>|they <gently>)(?:employ|hire|hiring|recruit)(?:ing)? (?:me\b|
(?:someone|people|a \w+|students?) (?:like me|with my))

<you><giving> me (?:up )?(?:with )?<fill><thing>

<you>(?:<getting>|give|offer) <fill><post> for me\b

<you>help(?:ing)? me <gently>(?:in |out with |with )?(?:<getting>|apply for) <fill><thing>

<you>help(?:ing)? me with an? <fill><thing>

(?:can|could|may) i (?:get|have) an? <fill>(?:internship|job|position|role)(?= ?$| ?,| please)

(?:appreciate|like|love|need|want|your) help (?:in |with |to )?<getting> <fill><thing>

<you>(?:take|taking|bring|bringing) me (?:on\b(?! (?:an?|your)\b)(?: as an? \w+)?|onto your <org>)

(?:<you>|to )(?:accept|have|take|use)(?: me)?(?: on)? as (?:an?|your) (?:\w+ ){0,2}
(?:intern|trainee|apprentice|assistant|employee)\b

(?<!for )consider(?:ing|ed)? me for\b<not_to_talk>

(?<!for )consider(?:ing|ed)? me as (?:an?|your) (?:\w+ ){0,2}
(?:applicant|assistant|candidate|employee|intern|trainee)

(?<!for )consider(?:ing)? my (?:\w+ )?(?:application|candidacy|candidature|resume|cv)\b

<i_want> <gently>be considered for <fill><post>

<i_want> <gently>be (?:your (?:\w+ )?(?:intern|trainee|assistant|employee)|an? (?:\w+ ){0,2}
(?:intern|trainee|employee) (?:at|for|in|on|with) your <org>)

<you>(?:extend|give|make) me an? (?:job )?offer

<you>(?:help(?:ing)? me <gently><getting>|<getting> me) an? (?:job )?interview\b(?! with you)

<you>(?:arrange|set up) an? (?:job interview|interview (?:at your|for me|with <deciders>))
"""
