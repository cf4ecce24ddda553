COMMENT ON TABLE atlas.touched IS
    'What the last commits touched: part 1 assets, 2 areas, 3 indicators and their values, 4 patches that people drew.';
