-- Quotes not yet paid. A cart holds no money: it can be held, called back, lost.

CREATE TABLE cart (
  id uuid PRIMARY KEY,
  workstation_id uuid NOT NULL REFERENCES workstation,
  staff_id uuid REFERENCES staff,
  payer_id uuid REFERENCES party,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'held', 'paid', 'cleared')),
  held_label text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT city_now(),
  updated_at timestamptz NOT NULL DEFAULT city_now()
);
CREATE UNIQUE INDEX cart_one_open ON cart (workstation_id, staff_id) WHERE state = 'open';
CREATE INDEX cart_held ON cart (updated_at) WHERE state = 'held';

CREATE TABLE cart_item (
  id uuid PRIMARY KEY,
  cart_id uuid NOT NULL REFERENCES cart,
  position integer NOT NULL,
  program text NOT NULL,
  action text NOT NULL,
  record_id uuid REFERENCES record,
  answers jsonb NOT NULL,
  -- The quote as last shown; checkout prices anew and compares.
  quote jsonb,
  created_at timestamptz NOT NULL DEFAULT city_now()
);
CREATE INDEX cart_item_by_cart ON cart_item (cart_id, position);
CREATE UNIQUE INDEX cart_item_once ON cart_item (cart_id, program, action, record_id)
  WHERE record_id IS NOT NULL;
