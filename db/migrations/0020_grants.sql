-- What the application's role may do. It owns nothing. Money, records' events and the audit log
-- it may only read; they are written by functions that run as their owner.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO frontcounter_app_role;
REVOKE ALL ON FUNCTION refuse(text, jsonb), audit_append(text, text, uuid, text, jsonb, timestamptz),
  audit_note(uuid, text, uuid, text, jsonb), lock_effects(jsonb),
  create_records(jsonb, uuid, uuid, timestamptz), apply_effects(jsonb, uuid, uuid, timestamptz), next_receipt_serial(uuid, integer),
  write_receipt_rows(jsonb, timestamptz, date), checkout(jsonb),
  amend_record(uuid, integer, uuid, jsonb, uuid) FROM PUBLIC;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO frontcounter_app_role;

GRANT INSERT, UPDATE ON city, staff, printer, workstation, staff_session, party, record_counter,
  cart TO frontcounter_app_role;
-- Added by the application, but changed only where it says so: a float is evidence, and a number
-- of the stock is issued by checkout alone.
GRANT INSERT ON fund, ledger_account, drawer_session, stock TO frontcounter_app_role;
GRANT UPDATE (name, project_code) ON ledger_account TO frontcounter_app_role;
GRANT UPDATE (state, closed_at) ON drawer_session TO frontcounter_app_role;
GRANT UPDATE (workstation_id) ON stock TO frontcounter_app_role;
GRANT INSERT, UPDATE, DELETE ON attempt_limit, cart_item TO frontcounter_app_role;
GRANT INSERT ON fee_schedule TO frontcounter_app_role;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON fee_schedule
  TO frontcounter_app_role;
GRANT INSERT ON record TO frontcounter_app_role;
GRANT INSERT ON print_job TO frontcounter_app_role;
GRANT UPDATE (state, attempts, lease_token, not_before, problem, answer, finished_at) ON print_job
  TO frontcounter_app_role;
GRANT UPDATE, DELETE ON receipt_payer TO frontcounter_app_role;

GRANT EXECUTE ON FUNCTION city_now(), business_date_of(timestamptz), fiscal_year_of(date),
  fold(text), number_key(text), checkout(jsonb), audit_note(uuid, text, uuid, text, jsonb),
  amend_record(uuid, integer, uuid, jsonb, uuid)
  TO frontcounter_app_role;
