"""How students ask whether there is work: a phrase a paragraph, as in job_ask_for_work."""

OPENING = r"""
(?:are|is|will|if|whether|chance) <someone> (?:(?:are|be|is|re|s) )?<gently>(?:<hiring>
|(?:looking|searching) (?:for <fill><hirees>|to (?:hire|recruit|take on))
|(?:planning|going) to (?:hire|recruit)
|(?:accepting|hiring|offering|recruiting|seeking|taking(?: on)?) <fill>(?:<hirees>|<vacancy>
|(?:job )?(?:applications|applicants|candidates)))

<start>(?:u|you|y all) <hiring>

<you>(?:hire|hiring|recruit|recruiting|take|taking)(?: on)? an? (?:\w+ ){0,2}
(?:assistant|intern|junior|trainee)\b

is (?:(?!(?:<stop>|\w+ing|field|industry|market|sector)\b)\w+ ){1,2}<gently><hiring>

(?:can|could|do|does|might|will|would) <someone> <gently>(?:accept|hire|need|recruit|take(?: on)?
|want) <fill><hirees>

(?:do|does|if|might|whether|will|would) <someone> <gently>(?:got|has|have|hear of|know|know about
|know of|offers?|provides?|runs?) <fill><vacancy><follow>

(?:do|does|if|might|whether|will|would) <someone> <gently>(?:has|have|hear of|know about|know of
|offers?) (?:any|available|open|other|some) <fill>(?:jobs|positions|roles|spots)
(?= ?$| ?,| (?:at|available|for|here|i|in|next|now|on|open|right|that i|there|this|with)\b)

(?:do|does|if|whether) <someone> <gently>(?:has|have) an? <fill>(?:job|position|role|spot|work)
 (?:available|for (?:an?|juniors?|me|someone|students?|us)|open)\b

(?:do|does|if|whether) <someone> <gently>(?:has|have) (?:<fill>(?:jobs|positions|roles)
 (?:available|open)|(?:any |some )?work for (?:me|us)|(?:room|space|a place|a spot) for (?:me\b|an?
 (?:\w+ )?intern\b))

any opportunit(?:y|ies)(?= ?$| ?,| (?:available|(?:at|in|on|with|within) your <org>
|for (?:graduates|interns|juniors?|me|someone|students?)\b))

(?:what|which) <fill>(?:jobs|positions|roles) (?:do|does) <someone> have (?:available|open)

have (?:you|they) got <fill>(?:<vacancy>|jobs|positions|roles)<follow>

does (?!<stop>\b)\w+ (?:have|offer) <fill><vacancy><follow>

(?:are|if|is|whether) there (?:(?:are|currently|is|might be|now|re|s|still) )?<fill><vacancy>
<follow>(?! (?:that(?! i\b)|to|where|which)\b)

(?:are|if|is|whether) there (?:(?:are|currently|is|now|still) )?(?:an?|any|some) <fill>(?:jobs?
|positions?|roles?|room|space|spots?|work)(?= ?$| ?,| (?:at|in|on|with|within) your <org>
| (?:available|currently|for (?:an intern|graduates|interns|juniors?|me|someone like me|students
|us)|i (?:can|could|might)|open|right now)\b)

(?:a|any) (?:chance|possibility) (?:for|of|to <getting>) <fill><post>

any (?:(?:available|current|job|new|possible|relevant|suitable|upcoming) )?
(?:openings|vacanc(?:y|ies)|open (?:jobs|positions|roles))<follow>

<start>(?:\w+ ){0,2}any (?:\w+ )?(?:internships?|jobs?|opening|positions?|roles?)
(?= ?$| ?,| (?:available|at your|for me|going|open)\b)

(?:jobs?|positions?|roles?|<vacancy>) (?:that )?(?:(?:are|currently|is|might be|now|still) ){0,2}
(?:advertised|available|open) (?:at|in|on|with|within) <there>

(?:what|which) <fill><vacancy> (?:do|does) <someone> (?:have|offer|run)

(?:(?:available|current|open|upcoming) (?:jobs|positions|roles)|vacancies|openings
|(?:entry level|graduate|internship|job) (?:opportunit(?:y|ies)|roles)) (?:(?!<stop>\b)\w+ ){0,2}
(?:at|in|on|with|within) your <org>

know (?:of |if |whether )?(?:any |some |an? |other )?(?:any ?one|any ?body|some ?one|<org>
|companies|employers|firms|organi[sz]ations|people|places?|start ?ups|teams) (?:that |which |who )?
(?:(?:are|is|might be|re|s) )?<gently>(?:<hiring>|(?:looking|searching) for <fill><hirees>)

(?:if|should|when) you (?:ever |happen to ){0,2}(?:come across|hear|know|learn|see)(?: about| of)?
 (?:(?:anything|something)(?= ?$| ?,| (?:at|for me|in|open|please|suitable)\b)|(?:an?|any|some)
 <fill><post>)

let me know (?:about|if|of|when) (?:(?:are|has|have|hear|is|of|re|s|there|you|your|<org>) ){0,4}
(?:an?|any|some) <fill><post>

(?:bear|have|keep|keeping) me in mind<not_to_talk>

(?<!happens )(?:if|once|should|when) (?:an?|any|some|the) <fill>(?:jobs?|opportunit(?:y|ies)|
positions?|roles?|spots?|<vacancy>) (?:ever )?(?:arises?|becomes? (?:available|free|open)
|comes? up|opens?)\b

(?:place|room|seat|space|spot) for (?:an? (?:\w+ )?intern|me|one more) (?:at|in|on|with) your <org>
"""
