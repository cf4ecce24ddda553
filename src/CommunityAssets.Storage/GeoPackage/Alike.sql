-- What may be the same as something suggested is found by these: GeoPackageSuggestions asks by the same expressions.
CREATE INDEX assets_postcode ON assets (postcode) WHERE postcode IS NOT NULL;
CREATE INDEX assets_phone_end ON assets (
  substr(replace(replace(replace(replace(replace(replace(phone, ' ', ''), '(', ''), ')', ''), '-', ''), '+', ''), '.', ''), -9)
) WHERE phone IS NOT NULL;
CREATE INDEX assets_email_folded ON assets (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX assets_web_host ON assets (
  substr(replace(replace(replace(lower(web), 'https://', ''), 'http://', ''), 'www.', '') || '/', 1,
    instr(replace(replace(replace(lower(web), 'https://', ''), 'http://', ''), 'www.', '') || '/', '/') - 1)
) WHERE web IS NOT NULL;
