"""What the phrases of a job ask are made of, as regular expressions over folded text."""

import re

PIECES = {
    # --- what is asked for
    "fill": r"(?:(?!<stop>\b)\w+ ){0,6}",  # "a paid full time"
    "stop": r"""(?:about|alumni|and i|anyone|around|as|at|because|changing|choosing|doing
        |finding|for|from|getting|her|his|how|i|if|in|into|is|are|was|were|it|like|me|no|not|of
        |on|others|people|regarding|someone|than|that|their|there|this|those|to|understanding
        |volunteer|volunteering|what|when|where|whether|which|who|whose|why|with|you|your)""",
    "intern": r"""(?:intern ?ships?|interships?|traineeships?|apprenticeships?|externships?
        |(?:work |industrial |summer )?placements?|co ops?)""",
    "opening": r"""(?:openings?|vacanc(?:y|ies)|open (?:position|role|job)s?|(?:job|work
        |employment|intern(?:ship)?|graduate|entry level|(?:full|part) time) opportunit(?:y
        |ies))""",
    "vacancy": r"(?:<opening>|<intern>)",
    "post": r"""(?:(?:jobs?|positions?|roles?|employment|(?:full|part) time work|work experience
        |gigs?|career opportunit(?:y|ies)|<vacancy>)<follow>)""",
    # what may come after a post; after any other word it was no post: "job market", "role model"
    "follow": r"""(?= ?$| ?,| (?:abroad|after|and|anywhere|as|asap|at|available|because|before
        |but|by|can|could|currently|during|for|from|here|i|if|immediately|in|near|next|now
        |offers?|on|once|open|opening\w*|opportunit\w+|or|placements?|please|positions?|related
        |remotely|right|roles?|since|so|soon|starting|that|then|there|this|today|to|under|using
        |when|where|which|while|with|within|you (?:advertised|listed|posted|shared))\b)""",
    "backing": r"""(?:referr?als?\b|(?:reference|recommendation) letters?
        |letters? of (?:recommendation|reference|referral))""",
    "thing": r"(?:<post>|<backing>)",
    "cv": r"""(?:my|a copy of my) (?:(?!<stop>\b)\w+ ){0,2}(?:resumes?|cvs?|curriculum vitae
        |cover letter|application)\b""",
    # --- who asks
    "i_am": r"""(?:(?:(?<!when )(?<!once )(?<!if )(?<!while )i ?a?m|we a?re|i(?: ?ha)? ?ve been|and
        |and am|but|(?:hi|hello|hey|\w+ (?:here|student|senior|junior|sophomore|grad|graduate
        |major)),)|<start>) ?""",
    "i_want": r"""(?:i (?:(?:am|also|be|currently|d|just|m|most|much|really|truly|very|was
        |would) ){0,3}(?:want|wish|like|love|hope|hoping|planning|plan|intend|going|eager|keen
        |trying|looking|excited|interested|ready|thrilled|delighted|honou?red)
        (?: to| in)?|(?:can|could|may|might) i|let me
        |how (?:can|do|could) i|possible(?: for me)? to|my (?:aim|dream|goal|plan) is to)""",
    "start": r"(?:^|(?<=,)|(?<=, ))(?=\w)",
    # --- who is asked
    "you": r"(?:(?:you|u|please|pls|kindly|feel free to) |<start>)<gently>",
    "gently": r"""(?:(?:able|actively|actually|also|always|be|can|comfortable|consider
        |considering|could|currently|desperately|even|ever|feel|happen|happy|hopefully|just|kind
        |kindly|like|maybe|might|mind|now|only|open|perhaps|please|possibly|really|simply|so as
        |so kind as|still|to|urgently|will|willing|would) ){0,5}""",
    "org": r"""(?:(?!<stop>\b)\w+ ){0,2}(?:agency|bank|business|clinic|company|corporation
        |department|division|employer|firm|foundation|fund|group|hospital|institution|lab
        |laboratory|newsroom|place|ngo|non ?profit|office|organi[sz]ation|start ?up|studio|team
        |workplace)\b""",
    "there": r"(?:your <org>|you\b)",
    "someone": r"(?:you(?: guys| all)?|u|y all|your <org>|they|the <org>|any ?one|any ?body)",
    "hirers": r"(?:hr\b|human resources|recruit\w*|hiring|talent)",
    "deciders": r"""(?:(?:your |the |an? |my )?(?:(?!<stop>\b)\w+ )?(?:<hirers>|manager|boss
        |employer|position|job|role|opening|internship)|your <org>)""",
    "hirees": r"""(?:interns?|trainees?|apprentices|juniors?|undergrad\w*|graduates|grads
        |freshers|freshmen|assistants?|first years|sophomores|beginners|(?:people|someone
        |students?) (?:like me|with my))\b""",
    # --- what is asked of them
    "getting": r"(?:find|finding|get|getting|land|landing|obtain|score|secure|securing)",
    "giving": r"(?:arrang|find|giv|get|hand|land|mak|offer|provid|secur|set|hook)(?:e|t?ing)?",
    "hiring": r"""(?:hiring|recruiting)(?= ?$| ?,| (?:again|and|any|at|because|currently|entry
        |for|graduates|i|if|in|interns?|juniors?|me|more|new|next|now|on|or|people|please|right
        |so|someone|soon|students|summer|this|undergrad\w*|yet)\b)""",
    "not_to_talk": r"""(?! (?:\w+ ){0,3}(?:calls?|chats?|coffee|conversations?|informational
        |meeting|mentee|mentor\w*|talk)\b)""",
}


def expand(phrase: str) -> str:
    """Put the pieces in the place of their names, and join the lines."""
    larger = re.sub(r"<([a-z_]+)>", lambda name: PIECES[name[1]], phrase)
    return re.sub(r"\n(?: {8})?", "", phrase) if larger == phrase else expand(larger)
