/** Tables whose rows are never changed or deleted by the application; boot refuses a role that
 * could. Corrections are new rows. */
export const MONEY_TABLES = [
  'receipt',
  'charge',
  'receipt_line',
  'tender',
  'allocation',
  'journal_entry',
  'posting',
  'receipt_counter',
  'idempotency',
  'record_event',
  'audit_row',
  'audit_chain',
] as const;
