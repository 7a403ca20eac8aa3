"""How long an opening statement is, counted in words of any script."""

import math
import re

CHARACTERS_A_WORD = {  # of scripts that write no spaces between words
    "\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"  # kana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uff66-\uff9f": 2,  # Han
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff": 4,  # Thai, Lao, Burmese, Khmer
}
_UNSPACED = {re.compile(f"[{span}]"): size for span, size in CHARACTERS_A_WORD.items()}
_EMOJI = re.compile(r"(?<!\w):[a-z0-9_+'-]+:(?!\w)|[0-9#*]\ufe0f?\u20e3")  # :wave: and keycaps
_BETWEEN_WORDS = re.compile(r"[\s\u2014\u2026]+")  # white space, the long dash, the ellipsis


def count_words(text: str) -> int:
    """Count what stands between spaces and holds a letter or digit.

    Two characters of Chinese or Japanese count as a word, four letters of Thai, Lao, Burmese
    or Khmer (their vowel signs and tones aside); what is left over counts as one more.
    """
    text, words = _EMOJI.sub(" ", text), 0.0
    for script, size in _UNSPACED.items():
        words += sum(character.isalnum() for character in script.findall(text)) / size
        text = script.sub(" ", text)
    return math.ceil(words) + sum(map(_is_word, _BETWEEN_WORDS.split(text)))


def _is_word(piece: str) -> bool:
    return any(character.isalnum() for character in piece)
