-- Staff, workstations, who is signed in where, drawers, and the people the counter serves.

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  sign_in_name text NOT NULL CHECK (sign_in_name = lower(sign_in_name) AND sign_in_name <> ''),
  display_name text NOT NULL CHECK (display_name <> ''),
  initials text NOT NULL,
  level text NOT NULL CHECK (level IN
    ('trainee', 'clerk', 'lead', 'supervisor', 'auditor', 'administrator')),
  password_hash text NOT NULL,
  pin_hash text,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT city_now(),
  UNIQUE (sign_in_name)
);

CREATE TABLE printer (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  profile text NOT NULL,
  transport text NOT NULL CHECK (transport IN ('tcp', 'virtual')),
  -- host:port; null for the virtual printer, whose port its server chooses.
  address text,
  columns smallint NOT NULL DEFAULT 42,
  state jsonb NOT NULL DEFAULT '{}',
  state_at timestamptz,
  -- Fenced lease: whoever holds the highest token drives the printer.
  lease_token bigint NOT NULL DEFAULT 0,
  lease_holder text,
  lease_until timestamptz
);

CREATE TABLE workstation (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z][A-Z0-9]{0,5}$'),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('counter', 'kiosk', 'mail', 'office')),
  -- sha256 of the device credential; null until a browser has been registered.
  credential_hash bytea,
  printer_id uuid REFERENCES printer,
  active boolean NOT NULL DEFAULT true
);

CREATE TABLE staff_session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  staff_id uuid NOT NULL REFERENCES staff,
  workstation_id uuid NOT NULL REFERENCES workstation,
  created_at timestamptz NOT NULL DEFAULT city_now(),
  last_seen_at timestamptz NOT NULL DEFAULT city_now(),
  locked_at timestamptz,
  ended_at timestamptz
);
CREATE INDEX staff_session_open ON staff_session (staff_id) WHERE ended_at IS NULL;

-- Guessing limits live in the database, so that several servers count together.
CREATE TABLE attempt_limit (
  subject text PRIMARY KEY,
  failures integer NOT NULL,
  window_started_at timestamptz NOT NULL,
  blocked_until timestamptz
);

CREATE TABLE drawer_session (
  id uuid PRIMARY KEY,
  drawer_code text NOT NULL,
  workstation_id uuid NOT NULL REFERENCES workstation,
  staff_id uuid NOT NULL REFERENCES staff,
  opened_at timestamptz NOT NULL DEFAULT city_now(),
  business_date date NOT NULL,
  float_cents bigint NOT NULL CHECK (float_cents >= 0),
  float_count jsonb NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN
    ('open', 'counted', 'submitted', 'approved', 'deposited')),
  closed_at timestamptz
);
CREATE UNIQUE INDEX drawer_session_one_per_drawer ON drawer_session (drawer_code)
  WHERE state = 'open';
CREATE UNIQUE INDEX drawer_session_one_per_person ON drawer_session (staff_id)
  WHERE state = 'open';

-- Payers and holders. Names and addresses live only here (and in receipt_payer), so that the
-- records schedule may erase them; what is for ever refers to a party by id.
CREATE TABLE party (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('person', 'organization')),
  name text NOT NULL CHECK (name <> ''),
  phone text,
  email text,
  street text,
  city text,
  state text,
  zip text,
  birth_year smallint CHECK (birth_year BETWEEN 1880 AND 2200),
  no_checks_until date,
  notes text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT city_now(),
  erased_at timestamptz
);
