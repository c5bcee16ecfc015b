-- One search over people, records and receipts. Rows follow their source by trigger; the words
-- are folded (no accents, lower case). Fuzzy matching runs over the dictionary of words only.

CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
