-- One envelope for every program's record, its append-only events, and numbered stock.

-- A number as compared: letters and digits only, O read as 0 and I as 1.
CREATE FUNCTION number_key(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT translate(regexp_replace(upper(value), '[^A-Z0-9]', '', 'g'), 'OI', '01') $$;

CREATE TABLE record (
  id uuid PRIMARY KEY,
  program text NOT NULL,
  number text NOT NULL,
  holder_id uuid REFERENCES party,
  state text NOT NULL CHECK (state IN ('pending', 'active', 'ended', 'held', 'void')),
  starts_on date,
  ends_on date,
  details jsonb NOT NULL DEFAULT '{}',
  details_version smallint NOT NULL DEFAULT 1,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT city_now(),
  UNIQUE (program, number),
  CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX record_by_holder ON record (holder_id);
CREATE INDEX record_register ON record (program, state, ends_on, number);
-- Citations by plate, as compared (number_key folds O to 0 and I to 1).
CREATE INDEX record_by_plate ON record (number_key(details->>'plate'))
  WHERE details ? 'plate';

CREATE TABLE record_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id uuid NOT NULL REFERENCES record,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  staff_id uuid REFERENCES staff,
  receipt_id uuid,
  -- The record as it was before this event: what undoing it must restore.
  before jsonb NOT NULL,
  change jsonb NOT NULL
);
CREATE INDEX record_event_by_record ON record_event (record_id, id);

-- Human numbers of records, one series a program and year; gaps are allowed here.
CREATE TABLE record_counter (
  series text PRIMARY KEY,
  last_number bigint NOT NULL
);

-- Numbered stock: a tag or card number exists once and is issued once.
CREATE TABLE stock (
  program text NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  state text NOT NULL DEFAULT 'available' CHECK (state IN ('available', 'issued', 'lost', 'void')),
  workstation_id uuid REFERENCES workstation,
  record_id uuid REFERENCES record,
  PRIMARY KEY (program, kind, number),
  CHECK ((state = 'issued') <= (record_id IS NOT NULL))
);
CREATE INDEX stock_by_record ON stock (record_id) WHERE record_id IS NOT NULL;

-- Mends a record by hand (a corrected breed, a new vaccination): its details or holder, never its
-- state. Returns the new version, or null when the record is not at `expected` any more.
CREATE FUNCTION amend_record(
  record_id uuid, expected integer, new_holder uuid, new_details jsonb, staff uuid
) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Not record%ROWTYPE: after DDL PL/pgSQL would look up pg_catalog's pseudo-type of that name.
DECLARE was record;
BEGIN
  SELECT * INTO was FROM record r WHERE r.id = amend_record.record_id FOR UPDATE;
  IF NOT FOUND OR was.version <> expected THEN
    RETURN NULL;
  END IF;
  UPDATE record r SET details = new_details, holder_id = new_holder, version = r.version + 1
    WHERE r.id = was.id;
  INSERT INTO record_event (record_id, at, kind, staff_id, before, change)
    VALUES (was.id, city_now(), 'amended', staff,
      jsonb_build_object('holderId', was.holder_id, 'details', was.details, 'version', was.version),
      jsonb_build_object('holderId', new_holder, 'details', new_details));
  RETURN was.version + 1;
END $$;
