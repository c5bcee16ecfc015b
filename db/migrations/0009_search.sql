-- One search over people, records and receipts. What can be found is kept as terms, which follow
-- their source by trigger: folded words (small letters, no accents) and number keys (capitals).
-- Typing finds by prefix; a slip of the finger is mended over the dictionary of words only.

CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;

-- The words of a text, folded: "Nadia O'Malley-Quill" gives nadia, omalley, malley, quill.
CREATE FUNCTION search_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT coalesce(array_agg(DISTINCT left(word, 40)), '{}')
    FROM (SELECT fold(coalesce(value, '')) AS text) folded,
      regexp_split_to_table(
        regexp_replace(text, '[''’`]', '', 'g') || ' ' ||
          CASE WHEN text ~ '[''’`]' THEN text ELSE '' END,
        '[^[:alnum:]]+') AS word
    WHERE word <> '' AND (length(word) > 1 OR text !~ '[''’`]')
  $$;

-- The keys a number is found by: AL-26-000318 gives AL26000318, 000318 and 318.
CREATE FUNCTION search_numbers(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT coalesce(array_agg(DISTINCT left(key, 40)), '{}')
    FROM unnest(ARRAY[
      number_key(value),
      CASE WHEN value LIKE '%-%' THEN number_key(substring(value FROM '[^-]+$')) END,
      CASE WHEN value LIKE '%-%' THEN ltrim(number_key(substring(value FROM '[^-]+$')), '0') END
    ]) AS key
    WHERE length(key) >= 2
  $$;

-- Which details of a program's record are terms: 1 a name's words, 2 a number.
CREATE TABLE search_field (
  program text NOT NULL,
  field text NOT NULL,
  rank smallint NOT NULL CHECK (rank IN (1, 2)),
  PRIMARY KEY (program, field)
);
INSERT INTO search_field (program, field, rank) VALUES
  ('animal-license', 'animalName', 1),
  ('animal-license', 'tagNumber', 2),
  ('animal-license', 'microchip', 2),
  ('parking-citation', 'plate', 2);

-- rank: 0 the name of a person or organization, 1 of an animal or the like, 2 a number, a telephone
-- or a mail address, 3 an address.
CREATE TABLE search_term (
  id uuid NOT NULL,
  term text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('party', 'record')),
  rank smallint NOT NULL CHECK (rank BETWEEN 0 AND 3),
  PRIMARY KEY (id, term) INCLUDE (rank)
);
CREATE INDEX search_term_by_term ON search_term (term, rank, id) INCLUDE (kind);

CREATE TABLE search_dictionary (
  word text COLLATE "C" PRIMARY KEY
);
CREATE INDEX search_dictionary_trigrams ON search_dictionary USING gin (word gin_trgm_ops)
  WITH (fastupdate = off);

-- Receipts are found by number only, straight from their own table: checkout writes no term.
CREATE INDEX receipt_by_number_key ON receipt ((number_key(number) COLLATE "C"));
CREATE INDEX receipt_by_serial ON receipt (serial);

CREATE FUNCTION search_party_terms(
  name text, street text, phone text, email text, erased_at timestamptz
) RETURNS TABLE (term text, rank smallint)
LANGUAGE sql STABLE AS $$
  SELECT found.term, min(found.rank)::smallint FROM (
    SELECT unnest(search_words(name)) AS term, 0 AS rank
    UNION ALL SELECT unnest(search_words(street)), 3
    UNION ALL SELECT lower(email), 2
    UNION ALL SELECT unnest(CASE WHEN length(digits) >= 7
        THEN ARRAY[digits, right(digits, 7), right(digits, 4)] ELSE ARRAY[digits] END), 2
      FROM regexp_replace(phone, '\D', '', 'g') AS digits
  ) found
  WHERE found.term <> '' AND erased_at IS NULL
  GROUP BY found.term
$$;

CREATE FUNCTION search_record_terms(of_program text, number text, details jsonb)
RETURNS TABLE (term text, rank smallint)
LANGUAGE sql STABLE AS $$
  SELECT found.term, min(found.rank)::smallint FROM (
    SELECT unnest(search_numbers(number)) AS term, 2 AS rank
    UNION ALL
    SELECT unnest(CASE f.rank WHEN 1 THEN search_words(details->>f.field)
      ELSE search_numbers(details->>f.field) END), f.rank
    FROM search_field f WHERE f.program = of_program
  ) found
  GROUP BY found.term
$$;

-- Learns words, and holds on to them, so that none is forgotten before its first use is committed.
CREATE FUNCTION search_learn(words text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_dictionary (word)
    SELECT DISTINCT w FROM unnest(words) w ORDER BY 1 ON CONFLICT DO NOTHING;
  PERFORM FROM search_dictionary WHERE word = ANY(words) ORDER BY word FOR KEY SHARE;
END $$;

-- Forgets the words that nothing uses any more: an erased name leaves no trace. A word that someone
-- is learning at this moment stays; never waiting for learners, this cannot deadlock with them.
CREATE FUNCTION search_forget(words text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE held text[];
BEGIN
  SELECT array_agg(free.word) INTO held FROM (
    SELECT d.word FROM search_dictionary d WHERE d.word = ANY(words) FOR UPDATE SKIP LOCKED) free;
  DELETE FROM search_dictionary d WHERE d.word = ANY(held)
    AND NOT EXISTS (SELECT FROM search_term t WHERE t.term = d.word AND t.rank <> 2);
END $$;

-- Words worth mending a slip towards: not numbers.
CREATE FUNCTION search_is_word(term text, rank smallint) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT rank <> 2 AND term !~ '^[0-9]+$' $$;

-- New rows, one or a hundred thousand: one statement for all of them.
CREATE FUNCTION search_party_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE learnt text[];
BEGIN
  WITH terms AS (
    INSERT INTO search_term (id, term, kind, rank)
      SELECT a.id, t.term, 'party', t.rank FROM added a, search_party_terms(a.name, a.street, a.phone, a.email, a.erased_at) t
      RETURNING term, rank)
  SELECT array_agg(DISTINCT term) INTO learnt FROM terms WHERE search_is_word(term, rank);
  PERFORM search_learn(learnt);
  RETURN NULL;
END $$;
CREATE TRIGGER search_party_added AFTER INSERT ON party
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_party_added();

CREATE FUNCTION search_record_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE learnt text[];
BEGIN
  WITH terms AS (
    INSERT INTO search_term (id, term, kind, rank)
      SELECT a.id, t.term, 'record', t.rank FROM added a, search_record_terms(a.program, a.number, a.details) t
      RETURNING term, rank)
  SELECT array_agg(DISTINCT term) INTO learnt FROM terms WHERE search_is_word(term, rank);
  PERFORM search_learn(learnt);
  RETURN NULL;
END $$;
CREATE TRIGGER search_record_added AFTER INSERT ON record
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_record_added();

-- A changed row: its terms are replaced, when they differ at all.
CREATE FUNCTION search_replace(row_id uuid, row_kind text, terms text[], ranks smallint[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE gone text[];
BEGIN
  WITH removed AS (
    DELETE FROM search_term s WHERE s.id = row_id
      AND NOT EXISTS (SELECT FROM unnest(terms, ranks) AS t(term, rank)
        WHERE t.term = s.term AND t.rank = s.rank)
      RETURNING s.term, s.rank)
  SELECT array_agg(term) INTO gone FROM removed WHERE rank <> 2;
  -- One renaming at a time: of two that give up the last uses of a word, the later forgets it.
  IF gone IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('search_forget', 0));
  END IF;
  INSERT INTO search_term (id, term, kind, rank)
    SELECT row_id, t.term, row_kind, t.rank FROM unnest(terms, ranks) AS t(term, rank)
    WHERE NOT EXISTS (SELECT FROM search_term s WHERE s.id = row_id AND s.term = t.term);
  PERFORM search_learn((SELECT array_agg(t.term) FROM unnest(terms, ranks) AS t(term, rank)
    WHERE search_is_word(t.term, t.rank)));
  IF gone IS NOT NULL THEN
    PERFORM search_forget(gone);
  END IF;
END $$;

CREATE FUNCTION search_party_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE terms text[]; ranks smallint[];
BEGIN
  SELECT array_agg(t.term), array_agg(t.rank) INTO terms, ranks 
    FROM search_party_terms(new.name, new.street, new.phone, new.email, new.erased_at) t;
  PERFORM search_replace(new.id, 'party', terms, ranks);
  RETURN NULL;
END $$;
CREATE TRIGGER search_party_changed AFTER UPDATE ON party FOR EACH ROW
  WHEN ((old.name, old.street, old.phone, old.email, old.erased_at)
    IS DISTINCT FROM (new.name, new.street, new.phone, new.email, new.erased_at))
  EXECUTE FUNCTION search_party_changed();

-- A payment changes a record's state and dates, seldom its terms: then nothing is written.
CREATE FUNCTION search_record_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE terms text[]; ranks smallint[];
BEGIN
  IF new.number = old.number AND NOT EXISTS (
      SELECT FROM search_field f WHERE f.program = new.program
        AND new.details->>f.field IS DISTINCT FROM old.details->>f.field) THEN
    RETURN NULL;
  END IF;
  SELECT array_agg(t.term), array_agg(t.rank) INTO terms, ranks 
    FROM search_record_terms(new.program, new.number, new.details) t;
  PERFORM search_replace(new.id, 'record', terms, ranks);
  RETURN NULL;
END $$;
CREATE TRIGGER search_record_changed AFTER UPDATE ON record FOR EACH ROW
  WHEN (old.number <> new.number OR old.details <> new.details)
  EXECUTE FUNCTION search_record_changed();

-- What each word of a query may stand for: ranges of terms, each with the score of a hit; a term
-- that is the very word scores 100 more. A slip is mended only when asked for, because it is dear
-- and seldom needed.
CREATE FUNCTION search_alternatives(tokens text[], mend boolean)
RETURNS TABLE (token integer, low text, high text, score integer)
LANGUAGE sql STABLE AS $$
  -- chr(1114111) sorts after whatever may follow in a term.
  SELECT n::integer, word, word || chr(1114111), 400
    FROM unnest(tokens) WITH ORDINALITY AS t(word, n)
  UNION ALL
  SELECT n::integer, number_key(word), number_key(word) || chr(1114111), 420
    FROM unnest(tokens) WITH ORDINALITY AS t(word, n)
    WHERE word ~ '[0-9]' AND word <> number_key(word)
  UNION ALL
  SELECT n::integer, near.word, near.word || chr(1), (300 * near.likeness)::integer - 100
    FROM unnest(tokens) WITH ORDINALITY AS t(word, n),
      LATERAL (SELECT d.word, similarity(d.word, t.word) AS likeness FROM search_dictionary d
        WHERE d.word % t.word AND d.word <> t.word AND abs(length(d.word) - length(t.word)) <= 2
        ORDER BY 2 DESC, 1 LIMIT 5) near
    WHERE mend AND length(t.word) >= 3
$$;

-- Entries in which every word of the query is found, in the entry itself or in its holder's name.
-- The rarest word leads; the others are looked up among the few terms of each candidate: one index
-- look-up each, whatever the planner, which cannot count arrays, expects.
CREATE FUNCTION search_by_words(tokens text[], mend boolean, most integer)
RETURNS TABLE (kind text, id uuid, score integer)
LANGUAGE plpgsql STABLE ROWS 60
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  widest CONSTANT integer := CASE WHEN mend THEN 300 ELSE 800 END;
  token_of integer[]; low_of text[]; high_of text[]; score_of integer[];
  leader integer;
BEGIN
  SELECT array_agg(a.token), array_agg(a.low), array_agg(a.high), array_agg(a.score)
    INTO token_of, low_of, high_of, score_of FROM search_alternatives(tokens, mend) a;
  IF cardinality(tokens) = 1 THEN
    RETURN QUERY
      SELECT min(hit.kind), hit.id,
        max(a.score - 20 * hit.rank + CASE WHEN hit.term = a.low THEN 100 ELSE 0 END)
      FROM unnest(low_of, high_of, score_of) AS a(low, high, score),
        LATERAL (SELECT t.kind, t.id, t.term, t.rank FROM search_term t
          WHERE t.term >= a.low AND t.term < a.high
          ORDER BY t.term, t.rank LIMIT 400) hit
      GROUP BY hit.id ORDER BY 3 DESC LIMIT most;
    RETURN;
  END IF;
  SELECT a.token INTO leader
    FROM unnest(token_of, low_of, high_of) AS a(token, low, high),
      LATERAL (SELECT count(*) AS hits FROM (SELECT FROM search_term t
        WHERE t.term >= a.low AND t.term < a.high LIMIT widest) few) counted
    GROUP BY a.token ORDER BY sum(counted.hits), a.token LIMIT 1;
  RETURN QUERY
    WITH led AS MATERIALIZED (
      SELECT few.kind, few.id, max(few.score) AS score FROM (
        SELECT hit.kind, hit.id,
          a.score - 20 * hit.rank + CASE WHEN hit.term = a.low THEN 100 ELSE 0 END AS score
        FROM (SELECT * FROM unnest(token_of, low_of, high_of, score_of)
            AS every(token, low, high, score)
            WHERE every.token = leader ORDER BY every.score DESC) a,
          LATERAL (SELECT t.kind, t.id, t.term, t.rank FROM search_term t
            WHERE t.term >= a.low AND t.term < a.high
            ORDER BY t.term, t.rank LIMIT widest) hit
        LIMIT widest) few
      GROUP BY few.kind, few.id
    ), candidate AS MATERIALIZED (
      SELECT l.kind, l.id, r.holder_id, l.score, true AS own FROM led l
        LEFT JOIN record r ON r.id = l.id AND l.kind = 'record'
      UNION ALL
      SELECT 'record', r.id, r.holder_id, l.score - 50, false FROM led l
        JOIN record r ON r.holder_id = l.id WHERE l.kind = 'party'
    )
    SELECT min(c.kind), c.id, max(c.score + others.score)::integer
    FROM candidate c, LATERAL (
      SELECT count(*) AS found, sum(best.score) AS score, bool_or(best.own) AS own FROM (
        SELECT bool_or(t.own) AS own, max(a.score - 20 * t.rank
          + CASE WHEN t.term = a.low THEN 100 ELSE 0 END - CASE WHEN t.own THEN 0 ELSE 50 END) AS score
        FROM unnest(token_of, low_of, high_of, score_of) AS a(token, low, high, score), LATERAL (
          (SELECT s.term, s.rank, true AS own FROM search_term s
            WHERE s.id = c.id AND s.term >= a.low AND s.term < a.high ORDER BY s.term LIMIT 1)
          UNION ALL
          (SELECT s.term, s.rank, false FROM search_term s
            WHERE s.id = c.holder_id AND s.term >= a.low AND s.term < a.high
            ORDER BY s.term LIMIT 1)) t
        WHERE a.token <> leader
        GROUP BY a.token
      ) best
    ) others
    WHERE others.found = cardinality(tokens) - 1 AND (c.own OR others.own)
    GROUP BY c.id ORDER BY 3 DESC LIMIT most;
END $$;

-- Entries whose number the whole query is, or begins: record, tag, plate, telephone, receipt.
CREATE FUNCTION search_by_number(query text, most integer)
RETURNS TABLE (kind text, id uuid, score integer)
LANGUAGE plpgsql STABLE ROWS 60 SET enable_seqscan = off AS $$
DECLARE
  key CONSTANT text := left(number_key(query), 40);
  beyond CONSTANT text := key || chr(1114111);
BEGIN
  RETURN QUERY SELECT t.kind, t.id, 1000 FROM search_term t
    WHERE t.term = key AND t.rank = 2 ORDER BY t.id LIMIT most;
  -- Letters alone may be a plate, but are a name's beginning far more often.
  IF query !~ '[0-9]' THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT t.kind, t.id, 700 FROM search_term t
    WHERE t.term > key AND t.term < beyond ORDER BY t.term LIMIT most;
  RETURN QUERY SELECT 'receipt', r.id, CASE WHEN number_key(r.number) = key THEN 1000 ELSE 650 END
    FROM receipt r
    WHERE number_key(r.number) COLLATE "C" >= key AND number_key(r.number) COLLATE "C" < beyond
    ORDER BY number_key(r.number) COLLATE "C" LIMIT 10;
  IF key ~ '^[0-9]{1,12}$' THEN
    RETURN QUERY SELECT 'receipt', r.id, 600 FROM receipt r
      WHERE r.serial = key::bigint ORDER BY r.issued_at DESC LIMIT 5;
  END IF;
END $$;

-- The one search: best hits first. Slips are mended when little else was found.
CREATE FUNCTION search_entries(query text, most integer)
RETURNS TABLE (kind text, id uuid, score integer) LANGUAGE plpgsql STABLE ROWS 60 AS $$
DECLARE
  tokens text[] := (search_words(query))[1:6];
  kinds text[]; ids uuid[]; scores integer[];
  exact boolean;
BEGIN
  IF query LIKE '%@%' THEN
    tokens := ARRAY[lower(btrim(query))];
  END IF;
  IF cardinality(tokens) = 0 THEN
    RETURN;
  END IF;
  SELECT array_agg(n.kind), array_agg(n.id), array_agg(n.score) INTO kinds, ids, scores
    FROM search_by_number(query, most) n;
  exact := coalesce(1000 = ANY(scores), false);
  -- "(555) 555-0142" was meant as one number, not as three words.
  IF NOT exact OR cardinality(tokens) = 1 THEN
    SELECT kinds || array_agg(w.kind), ids || array_agg(w.id), scores || array_agg(w.score)
      INTO kinds, ids, scores FROM search_by_words(tokens, false, most) w;
  END IF;
  IF NOT exact AND coalesce(cardinality(ids), 0) < 5 THEN
    SELECT kinds || array_agg(m.kind), ids || array_agg(m.id), scores || array_agg(m.score)
      INTO kinds, ids, scores FROM search_by_words(tokens, true, most) m;
  END IF;
  RETURN QUERY SELECT min(f.kind), f.id, max(f.score)
    FROM unnest(kinds, ids, scores) AS f(kind, id, score)
    GROUP BY f.id ORDER BY 3 DESC, f.id LIMIT most;
END $$;

-- Terms are written by the triggers only, which run as the owner.
REVOKE ALL ON FUNCTION search_learn(text[]), search_forget(text[]),
  search_replace(uuid, text, text[], smallint[]) FROM PUBLIC;
