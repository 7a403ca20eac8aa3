import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.opening import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("   \n\t ", 0),
        ("Hello", 1),
        ("Hello there,\n\nI study   economics.", 5),
        ("a well-known, first-year student", 4),
        ("I'm Ana, and I don't know", 6),
        ("I\u2019m the dean\u2019s daughter", 4),
        ("Why finance? - no idea", 4),
        ("policy—and law", 3),
        ("policy … law", 2),
        ("and/or", 1),
        ("I have 3 questions & 20 minutes", 6),
        ("🙂 🎉 👩‍💻", 0),
        ("Thanks 🙏 a lot 🙂", 3),
        (":wave: hello :+1::skin-tone-2:", 1),
        ("1️⃣ first 2️⃣ second", 2),
        ("at 10:30:00 sharp", 3),
        ("... !!! ---", 0),
        ("मैं अर्थशास्त्र पढ़ती हूँ", 4),
        ("אני לומדת כלכלה", 3),
        ("أنا أدرس الاقتصاد", 3),
        ("저는 경제학을 공부합니다", 3),
        ("我对金融很感兴趣", 4),  # eight ideographs
        ("我对金融感兴趣。", 4),  # seven, and a full stop that is none
        ("私は経済学を勉強しています", 7),
        ("我在Google工作", 3),  # four ideographs and a name
        ("ฉันเรียนเศรษฐศาสตร์", 4),  # sixteen letters, marks aside
    ],
)
def test_words_are_counted_as_their_writers_would(text, words):
    assert count_words(text) == words


@given(st.text())
def test_no_text_has_more_words_than_characters(text):
    assert 0 <= count_words(text) <= len(text)


@given(st.text(), st.text())
def test_adding_text_never_loses_words(text, more):
    assert count_words(f"{text}\n{more}") >= count_words(text)
