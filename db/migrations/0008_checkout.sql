-- Checkout: one call of one function does everything or raises. One statement is one transaction,
-- so it cannot be half committed, whatever happens to the connection.

-- A refusal: SQLSTATE FC001, the message is the code of the broken rule.
CREATE FUNCTION refuse(code text, detail jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'FC001', MESSAGE = code, DETAIL = detail::text;
END $$;

-- Locks what the effects touch, in one order everywhere: records by id, then stock by number.
CREATE FUNCTION lock_effects(effects jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM record r
    WHERE r.id IN (SELECT (e->>'recordId')::uuid FROM jsonb_array_elements(effects) e)
    ORDER BY r.id FOR UPDATE;
  PERFORM FROM stock s
    WHERE (s.program, s.kind, s.number) IN (
      SELECT e->>'program', e->>'stock', e->>'number' FROM jsonb_array_elements(effects) e
      WHERE e->>'kind' IN ('issue-stock', 'retire-stock'))
    ORDER BY s.program, s.kind, s.number FOR UPDATE;
END $$;

-- Adds the records that a sale makes, before the rows that refer to them. Their numbers come from
-- the series of their program and year, which may have gaps.
CREATE FUNCTION create_records(effects jsonb, receipt uuid, staff uuid, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  effect jsonb;
  series_name text;
  last bigint;
BEGIN
  FOR effect IN SELECT e FROM jsonb_array_elements(effects) e WHERE e->>'kind' = 'create-record' LOOP
    series_name := format('%s-%s', effect->>'numberPrefix', to_char(business_date_of(at), 'YY'));
    INSERT INTO record_counter (series, last_number) VALUES (series_name, 1)
      ON CONFLICT (series) DO UPDATE SET last_number = record_counter.last_number + 1
      RETURNING last_number INTO last;
    INSERT INTO record (id, program, number, holder_id, state, starts_on, ends_on, details)
      VALUES ((effect->>'recordId')::uuid, effect->>'program',
        format('%s-%s', series_name, lpad(last::text, greatest(6, length(last::text)), '0')),
        (effect->>'holderId')::uuid, effect->>'state', (effect->>'startsOn')::date,
        (effect->>'endsOn')::date, coalesce(effect->'details', '{}'));
    INSERT INTO record_event (record_id, at, kind, staff_id, receipt_id, before, change)
      VALUES ((effect->>'recordId')::uuid, at, effect->>'event', staff, receipt, '{}', effect);
  END LOOP;
END $$;

-- The effects of a checkout on the programs' records: a closed set, each written so that its
-- inverse can be: `create-record` is undone by making the record void; `change-record` keeps the record as it was in its event; `issue-stock` is undone
-- by setting the number available again, `retire-stock` by issuing it to its record again.
CREATE FUNCTION apply_effects(effects jsonb, receipt uuid, staff uuid, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  effect jsonb;
  -- Not record%ROWTYPE: after DDL PL/pgSQL would look up pg_catalog's pseudo-type of that name.
  was record;
  old_state text;
BEGIN
  FOR effect IN SELECT e FROM jsonb_array_elements(effects) e LOOP
    CASE effect->>'kind'
    WHEN 'create-record' THEN
      NULL; -- Done by create_records, before the receipt's rows.
    WHEN 'change-record' THEN
      SELECT * INTO was FROM record WHERE id = (effect->>'recordId')::uuid;
      IF NOT FOUND OR was.version <> (effect->>'version')::integer THEN
        PERFORM refuse('record-changed', jsonb_build_object('recordId', effect->>'recordId',
          'number', was.number, 'program', was.program, 'state', was.state));
      END IF;
      UPDATE record SET
        state = coalesce(effect->>'state', state),
        starts_on = coalesce((effect->>'startsOn')::date, starts_on),
        ends_on = coalesce((effect->>'endsOn')::date, ends_on),
        details = details || coalesce(effect->'details', '{}'),
        version = version + 1
        WHERE id = was.id;
      INSERT INTO record_event (record_id, at, kind, staff_id, receipt_id, before, change)
        VALUES (was.id, at, effect->>'event', staff, receipt,
          jsonb_build_object('state', was.state, 'startsOn', was.starts_on, 'endsOn', was.ends_on,
            'details', was.details, 'version', was.version), effect);
    WHEN 'issue-stock' THEN
      UPDATE stock SET state = 'issued', record_id = (effect->>'recordId')::uuid
        WHERE program = effect->>'program' AND kind = effect->>'stock'
          AND number = effect->>'number' AND state = 'available';
      IF NOT FOUND THEN
        SELECT s.state INTO old_state FROM stock s WHERE s.program = effect->>'program'
          AND s.kind = effect->>'stock' AND s.number = effect->>'number';
        PERFORM refuse('stock-not-available', jsonb_build_object('number', effect->>'number',
          'state', coalesce(old_state, 'unknown')));
      END IF;
    WHEN 'retire-stock' THEN
      UPDATE stock SET state = effect->>'state'
        WHERE program = effect->>'program' AND kind = effect->>'stock'
          AND number = effect->>'number' AND state = 'issued'
          AND record_id = (effect->>'recordId')::uuid;
      IF NOT FOUND THEN
        PERFORM refuse('stock-not-available', jsonb_build_object('number', effect->>'number',
          'state', 'not issued to this record'));
      END IF;
    ELSE
      RAISE EXCEPTION 'unknown effect %', effect->>'kind';
    END CASE;
  END LOOP;
END $$;

-- The next number of a workstation's series: a locked counter row, so never skipped or doubled.
CREATE FUNCTION next_receipt_serial(workstation uuid, year integer) RETURNS bigint
LANGUAGE sql AS $$
  INSERT INTO receipt_counter (workstation_id, fiscal_year, last_number) VALUES (workstation, year, 1)
  ON CONFLICT (workstation_id, fiscal_year)
    DO UPDATE SET last_number = receipt_counter.last_number + 1
  RETURNING last_number
$$;

-- Writes the rows of a receipt from the request; every number in them was computed by the server
-- and is checked once more by the triggers at commit.
CREATE FUNCTION write_receipt_rows(r jsonb, at timestamptz, day date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE receipt uuid := (r->>'receiptId')::uuid;
BEGIN
  INSERT INTO receipt_payer (receipt_id, name)
    SELECT receipt, r->>'payerName' WHERE r->>'payerName' IS NOT NULL;
  INSERT INTO charge (id, program, action, record_id, party_id, amount_cents, schedule_version,
      title, detail, facts, created_at)
    SELECT c.id, c.program, c.action, c."recordId", c."partyId", c."amountCents",
      c."scheduleVersion", c.title, c.detail, c.facts, at
    FROM jsonb_to_recordset(r->'charges') AS c(id uuid, program text, action text, "recordId" uuid,
      "partyId" uuid, "amountCents" bigint, "scheduleVersion" text, title jsonb, detail jsonb,
      facts jsonb);
  INSERT INTO receipt_line (id, receipt_id, position, charge_id, schedule_line, label, authority,
      steps, amount_cents)
    SELECT l.id, receipt, l.position, l."chargeId", l."scheduleLine", l.label, l.authority, l.steps,
      l."amountCents"
    FROM jsonb_to_recordset(r->'lines') AS l(id uuid, position integer, "chargeId" uuid,
      "scheduleLine" text, label jsonb, authority text, steps jsonb, "amountCents" bigint);
  INSERT INTO tender (id, receipt_id, position, kind, tendered_cents, change_cents, amount_cents)
    SELECT t.id, receipt, t.position, t.kind, t."tenderedCents", t."changeCents", t."amountCents"
    FROM jsonb_to_recordset(r->'tenders') AS t(id uuid, position integer, kind text,
      "tenderedCents" bigint, "changeCents" bigint, "amountCents" bigint);
  INSERT INTO allocation (receipt_line_id, tender_id, amount_cents)
    SELECT a."lineId", a."tenderId", a."amountCents"
    FROM jsonb_to_recordset(r->'allocations') AS a("lineId" uuid, "tenderId" uuid,
      "amountCents" bigint);
  INSERT INTO journal_entry (id, receipt_id, business_date, posted_at)
    SELECT (r->>'entryId')::uuid, receipt, day, at;
  INSERT INTO posting (entry_id, position, fund_code, account_code, amount_cents, receipt_line_id)
    SELECT (r->>'entryId')::uuid, p.position, a.fund_code, p.account, p."amountCents", p."lineId"
    FROM jsonb_to_recordset(r->'postings') AS p(position integer, account text,
      "amountCents" bigint, "lineId" uuid)
    LEFT JOIN ledger_account a ON a.code = p.account;
  INSERT INTO print_job (id, printer_id, workstation_id, kind, receipt_id, language, reason,
      staff_id, created_at)
    SELECT j.id, j."printerId", (r->>'workstationId')::uuid, j.kind, receipt,
      coalesce(r->>'language', 'en'), 'sale', (r->>'staffId')::uuid, at
    FROM jsonb_to_recordset(r->'printJobs') AS j(id uuid, "printerId" uuid, kind text);
END $$;

-- Takes a payment. `r` is the request that server/services/checkout composes: key, body hash, ids,
-- charges, lines, tenders, allocations, postings, effects, print jobs, all in whole cents. Returns
-- the reply; the same key with the same body returns the same reply for ever. Raises FC001 with
-- key-reused, drawer-session-not-open, cart-changed, record-changed, stock-not-available or
-- business-day-turned; then nothing is stored, and the key is not burnt.
CREATE FUNCTION checkout(r jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  earlier idempotency%ROWTYPE;
  station workstation%ROWTYPE;
  at timestamptz;
  day date;
  year integer;
  serial bigint;
  number text;
  receipt uuid := (r->>'receiptId')::uuid;
  answer jsonb;
BEGIN
  INSERT INTO idempotency (key, body_sha256, created_at)
    VALUES ((r->>'key')::uuid, decode(r->>'bodySha256', 'hex'), city_now())
    ON CONFLICT (key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO STRICT earlier FROM idempotency i WHERE i.key = (r->>'key')::uuid;
    IF earlier.body_sha256 <> decode(r->>'bodySha256', 'hex') THEN
      PERFORM refuse('key-reused');
    END IF;
    RETURN earlier.reply;
  END IF;

  PERFORM FROM drawer_session d
    WHERE d.id = (r->>'drawerSessionId')::uuid AND d.state = 'open'
      AND d.staff_id = (r->>'staffId')::uuid AND d.workstation_id = (r->>'workstationId')::uuid
    FOR SHARE;
  IF NOT FOUND AND EXISTS (
      SELECT FROM jsonb_array_elements(r->'tenders') t
      WHERE t->>'kind' = 'cash' AND (t->>'tenderedCents')::bigint > 0) THEN
    PERFORM refuse('drawer-session-not-open');
  END IF;

  IF r->>'cartId' IS NOT NULL THEN
    UPDATE cart SET state = 'paid', version = version + 1, updated_at = city_now()
      WHERE id = (r->>'cartId')::uuid AND state = 'open' AND version = (r->>'cartVersion')::integer
        AND workstation_id = (r->>'workstationId')::uuid;
    IF NOT FOUND THEN
      PERFORM refuse('cart-changed');
    END IF;
  END IF;

  -- The workstation's counter row is locked last but for the chain, and the clock is read under
  -- its lock, so that numbers and times agree. What the effects touch is locked before it.
  SELECT * INTO STRICT station FROM workstation w WHERE w.id = (r->>'workstationId')::uuid;
  PERFORM lock_effects(r->'effects');
  day := business_date_of(city_now());
  year := fiscal_year_of(day);
  serial := next_receipt_serial(station.id, year);
  at := city_now();
  IF business_date_of(at) <> (r->>'pricedOn')::date OR fiscal_year_of(business_date_of(at)) <> year THEN
    PERFORM refuse('business-day-turned', jsonb_build_object('businessDate', business_date_of(at)));
  END IF;
  day := business_date_of(at);
  number := format('%s-FY%s-%s', station.code, right(year::text, 2),
    lpad(serial::text, greatest(6, length(serial::text)), '0'));

  INSERT INTO receipt (id, number, kind, workstation_id, fiscal_year, serial, business_date,
      issued_at, staff_id, drawer_session_id, payer_id, cart_id, total_cents)
    VALUES (receipt, number, 'sale', station.id, year, serial, day, at, (r->>'staffId')::uuid,
      (r->>'drawerSessionId')::uuid, (r->>'payerId')::uuid, (r->>'cartId')::uuid,
      (r->>'totalCents')::bigint);
  PERFORM create_records(r->'effects', receipt, (r->>'staffId')::uuid, at);
  PERFORM write_receipt_rows(r, at, day);
  PERFORM apply_effects(r->'effects', receipt, (r->>'staffId')::uuid, at);

  answer := jsonb_build_object('receiptId', receipt, 'number', number, 'issuedAt', at,
    'businessDate', day, 'totalCents', (r->>'totalCents')::bigint,
    'tenderedCents', (SELECT coalesce(sum((t->>'tenderedCents')::bigint), 0)
      FROM jsonb_array_elements(r->'tenders') t),
    'changeCents', (SELECT coalesce(sum((t->>'changeCents')::bigint), 0)
      FROM jsonb_array_elements(r->'tenders') t),
    'printJobs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', j->>'id', 'kind', j->>'kind')),
      '[]') FROM jsonb_array_elements(r->'printJobs') j));
  PERFORM audit_append('workstation:' || station.code, 'receipt.sale', (r->>'staffId')::uuid,
    receipt::text, jsonb_build_object('number', number, 'totalCents', (r->>'totalCents')::bigint,
      'tenders', r->'tenders', 'entryId', r->>'entryId', 'lines',
      (SELECT jsonb_agg(jsonb_build_array(l->>'scheduleLine', l->'amountCents'))
        FROM jsonb_array_elements(r->'lines') l)), at);
  UPDATE idempotency i SET receipt_id = receipt, reply = answer
    WHERE i.key = (r->>'key')::uuid;
  RETURN answer;
END $$;
