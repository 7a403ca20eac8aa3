"""mrkdwn is drawn as Slack draws it, and nothing that people type becomes HTML."""

from datetime import UTC, datetime

import pytest

from sandbox.page.mrkdwn import html, plain
from sandbox.page.viewer import Viewer
from sandbox.workspace.people import Person

ADA = Person("U1", "Ada Moss", "ada@larkspur.example", tz="Europe/London")
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
VIEWER = Viewer(ADA, {"U1": ADA}, NOW)
MOMENT = int(NOW.timestamp())

DRAWN = [
    ("*bold* _italic_ ~gone~", "<strong>bold</strong> <em>italic</em> <s>gone</s>"),
    ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
    ("one\ntwo", "one<br>two"),
    ("> said\n> more\nafter", "<blockquote>said<br>more</blockquote>after"),
    ("&gt; said", "<blockquote>said</blockquote>"),
    ("`*code*`", "<code>*code*</code>"),
    ("```a\n*b*```", "<pre>a\n*b*</pre>"),
    ("&lt;!channel&gt; &amp;lt;", "&lt;!channel&gt; &amp;lt;"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ('"><img src=x onerror=y>', "&#34;&gt;&lt;img src=x onerror=y&gt;"),
    ("<javascript:alert(1)|here>", "&lt;javascript:alert(1)|here&gt;"),
    ("<@U1>", '<span class="mention">@Ada Moss</span>'),
    ("<!channel>", '<span class="mention">@channel</span>'),
    (
        "<https://a.example/?b=1&amp;c=2|*here*>",
        '<a href="https://a.example/?b=1&amp;c=2" target="_blank" '
        'rel="noopener noreferrer">*here*</a>',
    ),
    (f"<!date^{MOMENT}^{{time}}|noon>", "<span>1:00 PM</span>"),
    (f"<!date^{MOMENT}^{{date_short_pretty}} {{time}}|x>", "<span>today 1:00 PM</span>"),
    ("\ue0000\ue001 sneaky", "0 sneaky"),
    (":tada: :no_such:", "🎉 :no_such:"),
]


@pytest.mark.parametrize(("text", "drawn"), DRAWN)
def test_it_is_drawn(text, drawn):
    assert html(text, VIEWER) == drawn


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*bold* and `code`", "bold and code"),
        ("<@U1> &lt;b&gt; &amp;amp;", "@Ada Moss <b> &amp;"),
        ("<https://a.example|here>", "here"),
    ],
)
def test_it_is_read_aloud(text, words):
    assert plain(text, VIEWER) == words
