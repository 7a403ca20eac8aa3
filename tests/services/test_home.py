from bot.models import Contact
from tests.slack_stub import TEAM


async def test_contacts_that_ended_crowd_out_none_that_go_on(database, does, clock):
    async with database.writes.begin() as session:
        for number in range(21):
            session.add(
                Contact(
                    team_id=TEAM,
                    student="U_S",
                    volunteer=f"U_V{number}",
                    last_contact_at=clock.now(),
                    check_in=1,
                    check_in_at=clock.now() if number == 20 else None,
                    skips=0,
                )
            )

    home = await does.homes.home(TEAM, "U_S")

    assert [contact.volunteer for contact in home.in_touch] == ["U_V20"]
