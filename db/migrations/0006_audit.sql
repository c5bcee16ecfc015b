-- The audit log: one hash chain a workstation, one for the office, one for the system.

CREATE TABLE audit_chain (
  chain text PRIMARY KEY,
  last_seq bigint NOT NULL,
  head bytea NOT NULL
);

CREATE TABLE audit_row (
  chain text NOT NULL,
  seq bigint NOT NULL,
  -- The very text that was hashed; never rendered again.
  canonical text NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (chain, seq)
);
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON audit_row
  FOR EACH ROW EXECUTE FUNCTION never_changes();

-- Appends a row: hash = sha256(previous hash || canonical text). Locks the chain's head until the
-- transaction ends. `what` holds ids, numbers, codes and cents, never a name.
CREATE FUNCTION audit_append(
  chain_name text, kind text, staff uuid, subject text, what jsonb, at timestamptz DEFAULT city_now()
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  link audit_chain%ROWTYPE;
  text_hashed text;
  new_hash bytea;
BEGIN
  INSERT INTO audit_chain (chain, last_seq, head)
    VALUES (chain_name, 0, sha256(convert_to('frontcounter:' || chain_name, 'UTF8')))
    ON CONFLICT DO NOTHING;
  SELECT * INTO link FROM audit_chain WHERE chain = chain_name FOR UPDATE;
  text_hashed := jsonb_build_object('chain', chain_name, 'seq', link.last_seq + 1, 'at',
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'kind', kind, 'staff', staff,
    'subject', subject, 'what', what)::text;
  new_hash := sha256(link.head || convert_to(text_hashed, 'UTF8'));
  INSERT INTO audit_row (chain, seq, canonical, previous, hash)
    VALUES (chain_name, link.last_seq + 1, text_hashed, link.head, new_hash);
  UPDATE audit_chain SET last_seq = link.last_seq + 1, head = new_hash WHERE chain = chain_name;
  RETURN link.last_seq + 1;
END $$;

-- What the application may call: the same, with a chain that is the workstation's own or one of
-- the two named ones.
CREATE FUNCTION audit_note(
  workstation uuid, kind text, staff uuid, subject text, what jsonb
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE chain_name text;
BEGIN
  IF kind LIKE 'receipt.%' THEN
    RAISE EXCEPTION 'only checkout writes the audit row of a receipt';
  END IF;
  IF workstation IS NULL THEN
    chain_name := CASE WHEN staff IS NULL THEN 'system' ELSE 'office' END;
  ELSE
    SELECT 'workstation:' || code INTO STRICT chain_name FROM workstation w WHERE w.id = workstation;
  END IF;
  RETURN audit_append(chain_name, kind, staff, subject, what);
END $$;
