-- Receipts, charges, tenders, allocations, the journal. Insert only: the application's role may
-- not write here at all, except through the functions of the next migration.

CREATE TABLE receipt_counter (
  workstation_id uuid NOT NULL REFERENCES workstation,
  fiscal_year integer NOT NULL,
  last_number bigint NOT NULL,
  PRIMARY KEY (workstation_id, fiscal_year)
);

CREATE TABLE receipt (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('sale')),
  workstation_id uuid NOT NULL REFERENCES workstation,
  fiscal_year integer NOT NULL,
  serial bigint NOT NULL CHECK (serial > 0),
  business_date date NOT NULL,
  issued_at timestamptz NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  drawer_session_id uuid REFERENCES drawer_session,
  payer_id uuid REFERENCES party,
  cart_id uuid REFERENCES cart,
  total_cents bigint NOT NULL,
  UNIQUE (workstation_id, fiscal_year, serial)
);
CREATE INDEX receipt_by_day ON receipt (business_date, issued_at);
CREATE INDEX receipt_by_drawer ON receipt (drawer_session_id);
CREATE UNIQUE INDEX receipt_one_per_cart ON receipt (cart_id) WHERE cart_id IS NOT NULL;

-- The payer's name as printed; may be erased by the records schedule.
CREATE TABLE receipt_payer (
  receipt_id uuid PRIMARY KEY REFERENCES receipt,
  name text NOT NULL
);

-- An amount owed. An ordinary sale creates and pays it in one stroke.
CREATE TABLE charge (
  id uuid PRIMARY KEY,
  program text NOT NULL,
  action text NOT NULL,
  record_id uuid REFERENCES record,
  party_id uuid REFERENCES party,
  amount_cents bigint NOT NULL,
  schedule_version text NOT NULL,
  title jsonb NOT NULL,
  detail jsonb NOT NULL,
  facts jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX charge_by_record ON charge (record_id);

CREATE TABLE receipt_line (
  id uuid PRIMARY KEY,
  receipt_id uuid NOT NULL REFERENCES receipt,
  position integer NOT NULL,
  charge_id uuid NOT NULL REFERENCES charge,
  -- The line of the fee schedule, its words, its authority and how it was computed.
  schedule_line text NOT NULL,
  label jsonb NOT NULL,
  authority text NOT NULL,
  steps jsonb NOT NULL,
  amount_cents bigint NOT NULL,
  UNIQUE (receipt_id, position)
);
CREATE INDEX receipt_line_by_charge ON receipt_line (charge_id);

CREATE TABLE tender (
  id uuid PRIMARY KEY,
  receipt_id uuid NOT NULL REFERENCES receipt,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('cash', 'check', 'money-order', 'card', 'account-credit')),
  tendered_cents bigint NOT NULL CHECK (tendered_cents >= 0),
  change_cents bigint NOT NULL CHECK (change_cents >= 0),
  amount_cents bigint NOT NULL,
  CHECK (amount_cents = tendered_cents - change_cents),
  CHECK (change_cents = 0 OR kind = 'cash'),
  UNIQUE (receipt_id, position)
);

CREATE TABLE allocation (
  receipt_line_id uuid NOT NULL REFERENCES receipt_line,
  tender_id uuid NOT NULL REFERENCES tender,
  amount_cents bigint NOT NULL,
  PRIMARY KEY (receipt_line_id, tender_id)
);
CREATE INDEX allocation_by_tender ON allocation (tender_id);

CREATE TABLE journal_entry (
  id uuid PRIMARY KEY,
  -- Exactly one source document; later kinds (count, voucher, deposit) add their own column.
  receipt_id uuid NOT NULL UNIQUE REFERENCES receipt,
  business_date date NOT NULL,
  posted_at timestamptz NOT NULL
);

CREATE TABLE posting (
  entry_id uuid NOT NULL REFERENCES journal_entry,
  position integer NOT NULL,
  fund_code text NOT NULL,
  account_code text NOT NULL,
  -- Debits are positive, credits negative.
  amount_cents bigint NOT NULL CHECK (amount_cents <> 0),
  receipt_line_id uuid REFERENCES receipt_line,
  PRIMARY KEY (entry_id, position),
  FOREIGN KEY (account_code, fund_code) REFERENCES ledger_account (code, fund_code)
);
CREATE INDEX posting_by_account ON posting (account_code);

-- Refused at commit unless the entry balances within each fund.
CREATE FUNCTION posting_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
  SELECT fund_code, sum(amount_cents) AS off_by INTO bad
    FROM posting WHERE entry_id = new.entry_id
    GROUP BY fund_code HAVING sum(amount_cents) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal entry % is off by % cents in fund %', new.entry_id, bad.off_by,
      bad.fund_code USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
-- Each posting triggers it, so that none can be added alone to an entry of an earlier day.
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_balances();

-- A receipt's lines, net tenders and allocations agree, and it has its journal entry.
CREATE FUNCTION receipt_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lines bigint; tenders bigint; allocated bigint; debits bigint; uneven boolean;
BEGIN
  SELECT coalesce(sum(amount_cents), 0) INTO lines FROM receipt_line WHERE receipt_id = new.id;
  SELECT coalesce(sum(amount_cents), 0) INTO tenders FROM tender WHERE receipt_id = new.id;
  SELECT coalesce(sum(a.amount_cents), 0) INTO allocated
    FROM allocation a JOIN tender t ON t.id = a.tender_id WHERE t.receipt_id = new.id;
  SELECT EXISTS (
    SELECT FROM receipt_line l LEFT JOIN allocation a ON a.receipt_line_id = l.id
    WHERE l.receipt_id = new.id GROUP BY l.id, l.amount_cents
    HAVING coalesce(sum(a.amount_cents), 0) <> l.amount_cents) INTO uneven;
  SELECT sum(p.amount_cents) INTO debits FROM posting p
    JOIN journal_entry e ON e.id = p.entry_id
    WHERE e.receipt_id = new.id AND p.receipt_line_id IS NULL;
  IF new.total_cents <> lines OR lines <> tenders OR tenders <> allocated OR uneven
     OR (lines <> 0 AND debits IS DISTINCT FROM lines) THEN
    RAISE EXCEPTION
      'receipt % does not agree: total %, lines %, tenders %, allocated %, debited %, uneven %',
      new.number, new.total_cents, lines, tenders, allocated, debits, uneven
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER receipt_agrees AFTER INSERT ON receipt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION receipt_agrees();

-- Even an owner who forgets himself is stopped: these rows are never changed.
CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted; correct by a new record', tg_table_name;
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON receipt
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON charge
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON receipt_line
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON tender
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON allocation
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON journal_entry
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON posting
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON record_event
  FOR EACH ROW EXECUTE FUNCTION never_changes();

-- The idempotency key, the hash of the request's body, and the reply, for ever. The reply holds
-- ids, number and cents only.
CREATE TABLE idempotency (
  key uuid PRIMARY KEY,
  body_sha256 bytea NOT NULL,
  receipt_id uuid,
  reply jsonb,
  created_at timestamptz NOT NULL
);
