def test_rows_do_not_mix():
    pass
