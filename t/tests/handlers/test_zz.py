import pytest
@pytest.mark.parametrize("n", range(40))
async def test_x(n, student): pass
