from bot.recent import Recent


def test_a_repeated_event_is_known():
    recent = Recent()
    assert recent.is_new(1)
    assert recent.is_new(2)
    assert not recent.is_new(1)


def test_only_the_last_events_are_remembered():
    recent = Recent(remembered=2)
    assert [recent.is_new(number) for number in (1, 2, 3)] == [True] * 3
    assert not recent.is_new(2)
    assert recent.is_new(1)
