-- The city, its clock and its chart of accounts.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- One clock for all SQL. A shift can be stored only in a test database, and only by its owner.
CREATE TABLE test_clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  shift interval NOT NULL,
  CHECK (current_database() LIKE '%\_test\_%')
);

CREATE FUNCTION city_now() RETURNS timestamptz
  LANGUAGE sql VOLATILE PARALLEL SAFE
  AS $$ SELECT clock_timestamp() + coalesce((SELECT shift FROM test_clock), interval '0') $$;

CREATE TABLE city (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  pack_id text NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  time_zone text NOT NULL,
  -- The month in which a fiscal year starts; the year is named by its end.
  fiscal_year_start_month smallint NOT NULL CHECK (fiscal_year_start_month BETWEEN 1 AND 12),
  demo boolean NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}'
);

CREATE FUNCTION business_date_of(instant timestamptz) RETURNS date
  LANGUAGE sql STABLE
  AS $$ SELECT (instant AT TIME ZONE (SELECT time_zone FROM city))::date $$;

CREATE FUNCTION fiscal_year_of(day date) RETURNS integer
  LANGUAGE sql STABLE
  AS $$
    SELECT extract(year FROM day)::integer
      + CASE WHEN extract(month FROM day) >= c.fiscal_year_start_month
                  AND c.fiscal_year_start_month > 1 THEN 1 ELSE 0 END
    FROM city c
  $$;

CREATE TABLE fund (
  code text PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE ledger_account (
  code text PRIMARY KEY,
  fund_code text NOT NULL REFERENCES fund,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('asset', 'liability', 'revenue', 'expense')),
  project_code text,
  -- Set on the asset account where a fund's share of this kind of tender is held.
  holds_tender text CHECK (holds_tender IN ('cash', 'check', 'money-order', 'card')),
  UNIQUE (code, fund_code)
);
CREATE UNIQUE INDEX ledger_account_one_holder ON ledger_account (fund_code, holds_tender)
  WHERE holds_tender IS NOT NULL;

-- A published fee schedule: its source is kept whole and never edited.
CREATE TABLE fee_schedule (
  id uuid PRIMARY KEY,
  program text NOT NULL,
  effective_on date NOT NULL,
  source text NOT NULL,
  source_sha256 text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT city_now(),
  published_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  CHECK (withdrawn_at IS NULL OR withdrawn_reason <> '')
);
CREATE UNIQUE INDEX fee_schedule_one_version ON fee_schedule (program, effective_on)
  WHERE withdrawn_at IS NULL;

CREATE FUNCTION fee_schedule_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (new.id, new.program, new.effective_on, new.source, new.source_sha256, new.published_at,
      new.published_by)
     IS DISTINCT FROM
     (old.id, old.program, old.effective_on, old.source, old.source_sha256, old.published_at,
      old.published_by) THEN
    RAISE EXCEPTION 'a published fee schedule is never edited';
  END IF;
  IF old.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'this fee schedule is withdrawn already';
  END IF;
  IF old.effective_on <= business_date_of(city_now()) THEN
    RAISE EXCEPTION 'a fee schedule in force cannot be withdrawn; publish its successor';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER fee_schedule_guard BEFORE UPDATE ON fee_schedule
  FOR EACH ROW EXECUTE FUNCTION fee_schedule_guard();
