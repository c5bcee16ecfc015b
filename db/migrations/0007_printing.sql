-- The print spool. A job refers to its receipt and is rendered after commit.

CREATE TABLE print_job (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  printer_id uuid NOT NULL REFERENCES printer,
  workstation_id uuid NOT NULL REFERENCES workstation,
  kind text NOT NULL CHECK (kind IN ('receipt', 'drawer-kick', 'test-page')),
  receipt_id uuid REFERENCES receipt,
  -- 0 is the original; a reprint counts up and says DUPLICATE.
  copy integer NOT NULL DEFAULT 0 CHECK (copy >= 0),
  language text NOT NULL DEFAULT 'en',
  reason text NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN
    ('queued', 'sending', 'confirmed', 'failed', 'unknown', 'cancelled')),
  attempts integer NOT NULL DEFAULT 0,
  lease_token bigint,
  not_before timestamptz,
  problem text,
  -- What the clerk answered when the state was unknown.
  answer text CHECK (answer IN ('printed', 'not-printed')),
  created_at timestamptz NOT NULL DEFAULT city_now(),
  finished_at timestamptz,
  CHECK (kind <> 'drawer-kick' OR copy = 0)
);
CREATE INDEX print_job_waiting ON print_job (printer_id, seq)
  WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX print_job_by_receipt ON print_job (receipt_id);
-- The drawer is kicked once for a receipt, and an original is printed once.
CREATE UNIQUE INDEX print_job_one_kick ON print_job (receipt_id) WHERE kind = 'drawer-kick';
CREATE UNIQUE INDEX print_job_one_copy ON print_job (receipt_id, copy) WHERE kind = 'receipt';

CREATE FUNCTION notify_print_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('frontcounter', json_build_object('type', 'print-job', 'id', new.id, 'printerId',
    new.printer_id, 'workstationId', new.workstation_id, 'kind', new.kind, 'state', new.state)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notify_print_job AFTER INSERT OR UPDATE OF state ON print_job
  FOR EACH ROW EXECUTE FUNCTION notify_print_job();

CREATE FUNCTION notify_printer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('frontcounter', json_build_object('type', 'printer', 'id', new.id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notify_printer AFTER UPDATE OF state ON printer
  FOR EACH ROW WHEN (old.state IS DISTINCT FROM new.state) EXECUTE FUNCTION notify_printer();

CREATE FUNCTION notify_cart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('frontcounter', json_build_object('type', 'cart', 'id', new.id, 'workstationId',
    new.workstation_id, 'version', new.version, 'state', new.state)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notify_cart AFTER INSERT OR UPDATE ON cart
  FOR EACH ROW EXECUTE FUNCTION notify_cart();
