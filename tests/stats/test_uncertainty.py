"""Does each kind of evidence say only what it may?"""

from participation.stats.uncertainty import Evidence, licence_for, stated_share


def test_a_sample_gets_an_interval() -> None:
    share = stated_share(60, 100, evidence=Evidence.SAMPLE, population=3_000)
    assert share is not None
    assert share.interval is not None


def test_an_open_survey_never_gets_an_interval() -> None:
    share = stated_share(60, 100, evidence=Evidence.OPEN, population=3_000)
    assert share is not None
    assert (share.share, share.interval) == (0.6, None)
    assert licence_for(Evidence.OPEN).label == "Mood picture, not representative"
    assert not licence_for(Evidence.OPEN).speaks_for_residents


def test_a_weighted_open_survey_gets_a_model_and_no_margin() -> None:
    share = stated_share(60, 100, evidence=Evidence.WEIGHTED, population=3_000)
    assert share is not None
    assert share.interval is None
    licence = licence_for(Evidence.WEIGHTED)
    assert (licence.intervals, licence.modelled_ranges, licence.speaks_for_residents) == (False, True, False)
    assert [e for e in Evidence if licence_for(e).modelled_ranges] == [Evidence.WEIGHTED]


def test_votes_get_no_share_at_all() -> None:
    assert stated_share(60, 100, evidence=Evidence.VOTES) is None


def test_only_samples_speak_for_residents() -> None:
    assert [e for e in Evidence if licence_for(e).speaks_for_residents] == [Evidence.SAMPLE]
