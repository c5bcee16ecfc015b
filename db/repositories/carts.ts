import type { Database, PoolSql } from '../client.ts';
import type { StoredReply } from './checkout.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** An item of a cart with the record that it is about, as it stands now. */
export interface CartItemRow {
  id: string;
  program: string;
  action: string;
  answers: Record<string, unknown>;
  recordId: string | null;
  record: {
    number: string;
    state: string;
    startsOn: string | null;
    endsOn: string | null;
    version: number;
    details: Record<string, unknown>;
    holderId: string | null;
    holderName: string | null;
    holderBirthYear: number | null;
  } | null;
}

export interface CartRow {
  id: string;
  version: number;
  state: string;
  workstationId: string;
  staffId: string | null;
  heldLabel: string | null;
  payerId: string | null;
  payerName: string | null;
  items: CartItemRow[];
}

/** The same statement for each way to find a cart; `more` are further columns. Prepared once. */
const cartStatement = (where: string, more = ''): string => `
  SELECT c.id, c.version, c.state, c.workstation_id AS "workstationId", c.staff_id AS "staffId",
    c.held_label AS "heldLabel", p.id AS "payerId", p.name AS "payerName",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'program', i.program,
        'action', i.action, 'answers', i.answers, 'recordId', i.record_id,
        'record', CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('number', r.number,
          'state', r.state, 'startsOn', r.starts_on, 'endsOn', r.ends_on, 'version', r.version,
          'details', r.details, 'holderId', h.id, 'holderName', h.name,
          'holderBirthYear', h.birth_year) END) ORDER BY i.position, i.id)
      FROM cart_item i LEFT JOIN record r ON r.id = i.record_id
      LEFT JOIN party h ON h.id = r.holder_id WHERE i.cart_id = c.id), '[]') AS items ${more}
  FROM cart c LEFT JOIN party p ON p.id = c.payer_id ${where}`;

const BY_ID = cartStatement('WHERE c.id = $1');
const OPEN = cartStatement("WHERE c.state = 'open' AND c.workstation_id = $1 AND c.staff_id = $2");
const HELD = cartStatement("WHERE c.state = 'held' ORDER BY c.updated_at DESC LIMIT 50");
const WITH_REPLY = cartStatement(
  'WHERE c.id = $1',
  `, (SELECT jsonb_build_object('bodySha256', encode(y.body_sha256, 'hex'), 'reply', y.reply)
      FROM idempotency y WHERE y.key = $2 AND y.reply IS NOT NULL) AS stored`,
);
const PREPARED = { prepare: true } as const;

export async function readCart(sql: PoolSql, cartId: string): Promise<CartRow | null> {
  const [row] = await sql.unsafe<CartRow[]>(BY_ID, [cartId], PREPARED);
  return row ?? null;
}

/** A cart that is about to be paid, with the reply that the payment's key has already, if any. */
export async function readCartToPay(
  sql: PoolSql,
  cartId: string,
  key: string,
): Promise<(CartRow & { stored: StoredReply | null }) | null> {
  const [row] = await sql.unsafe<(CartRow & { stored: StoredReply | null })[]>(
    WITH_REPLY,
    [cartId, key],
    PREPARED,
  );
  return row ?? null;
}

/** The open cart of a person at a workstation; null when there is none. */
export async function readOpenCart(
  sql: PoolSql,
  at: { workstationId: string; staffId: string },
): Promise<CartRow | null> {
  const [row] = await sql.unsafe<CartRow[]>(OPEN, [at.workstationId, at.staffId], PREPARED);
  return row ?? null;
}

export async function listHeldCarts(sql: PoolSql): Promise<CartRow[]> {
  return await sql.unsafe<CartRow[]>(HELD);
}

/** Starts a cart; does nothing when another request of the same person just did. */
export async function insertCart(
  sql: PoolSql,
  cart: { id: string; workstationId: string; staffId: string },
): Promise<void> {
  await sql`INSERT INTO cart (id, workstation_id, staff_id)
    VALUES (${cart.id}, ${cart.workstationId}, ${cart.staffId})
    ON CONFLICT (workstation_id, staff_id) WHERE state = 'open' DO NOTHING`;
}

/** Where a change is allowed: the person's own open cart at his workstation. */
export interface OwnCart {
  cartId: string;
  workstationId: string;
  staffId: string;
}

/** Adds an item; false when the cart is not open any more or has this item already. The holder of
 * the first record becomes the payer, until another is chosen. */
export async function insertCartItem(
  sql: PoolSql,
  own: OwnCart,
  item: {
    id: string;
    program: string;
    action: string;
    /** Null for a sale that makes its record. */
    recordId: string | null;
    holderId: string | null;
    answers: Readonly<Record<string, unknown>>;
    quote: unknown;
  },
): Promise<boolean> {
  const rows = await sql`
    WITH open_cart AS (
      UPDATE cart SET version = version + 1, updated_at = city_now(),
        payer_id = coalesce(payer_id, ${item.holderId}::uuid)
      WHERE id = ${own.cartId} AND state = 'open' AND workstation_id = ${own.workstationId}
        AND staff_id = ${own.staffId} RETURNING id)
    INSERT INTO cart_item (id, cart_id, position, program, action, record_id, answers, quote)
    SELECT ${item.id}::uuid, id,
      (SELECT coalesce(max(position), 0) + 1 FROM cart_item WHERE cart_id = ${own.cartId}),
      ${item.program}, ${item.action}, ${item.recordId}::uuid,
      ${JSON.stringify(item.answers)}::jsonb, ${JSON.stringify(item.quote)}::jsonb
    FROM open_cart
    ON CONFLICT (cart_id, program, action, record_id) WHERE record_id IS NOT NULL DO NOTHING
    RETURNING id`;
  return rows.length > 0;
}

export async function updateCartItem(
  sql: PoolSql,
  own: OwnCart,
  item: { id: string; answers: Readonly<Record<string, unknown>>; quote: unknown },
): Promise<boolean> {
  const rows = await sql`
    WITH open_cart AS (
      UPDATE cart SET version = version + 1, updated_at = city_now()
      WHERE id = ${own.cartId} AND state = 'open' AND workstation_id = ${own.workstationId}
        AND staff_id = ${own.staffId} RETURNING id)
    UPDATE cart_item i SET answers = ${JSON.stringify(item.answers)}::jsonb,
      quote = ${JSON.stringify(item.quote)}::jsonb
    FROM open_cart WHERE i.cart_id = open_cart.id AND i.id = ${item.id} RETURNING i.id`;
  return rows.length > 0;
}

/** Takes one item out, or all of them. */
export async function deleteCartItems(
  sql: PoolSql,
  own: OwnCart,
  itemId: string | null,
): Promise<void> {
  await sql`
    WITH open_cart AS (
      UPDATE cart SET version = version + 1, updated_at = city_now(),
        payer_id = CASE WHEN ${itemId === null} THEN NULL ELSE payer_id END
      WHERE id = ${own.cartId} AND state = 'open' AND workstation_id = ${own.workstationId}
        AND staff_id = ${own.staffId} RETURNING id)
    DELETE FROM cart_item i USING open_cart
    WHERE i.cart_id = open_cart.id AND (${itemId}::uuid IS NULL OR i.id = ${itemId}::uuid)`;
}

export async function setCartPayer(
  sql: PoolSql,
  own: OwnCart,
  payerId: string | null,
): Promise<boolean> {
  const rows = await sql`
    UPDATE cart SET payer_id = ${payerId}, version = version + 1, updated_at = city_now()
    WHERE id = ${own.cartId} AND state = 'open' AND workstation_id = ${own.workstationId}
      AND staff_id = ${own.staffId} RETURNING id`;
  return rows.length > 0;
}

export async function holdCart(sql: PoolSql, own: OwnCart, label: string): Promise<boolean> {
  const rows = await sql`
    UPDATE cart SET state = 'held', held_label = ${label}, version = version + 1,
      updated_at = city_now()
    WHERE id = ${own.cartId} AND state = 'open' AND workstation_id = ${own.workstationId}
      AND staff_id = ${own.staffId} RETURNING id`;
  return rows.length > 0;
}

/** Makes a held cart the open one here. An empty open cart gives way; one with items does not. */
export async function recallCart(
  database: Database,
  own: OwnCart,
): Promise<'recalled' | 'not-held' | 'in-use'> {
  try {
    return await database.transaction(async (tx) => {
      await tx`UPDATE cart c SET state = 'cleared', version = version + 1, updated_at = city_now()
        WHERE c.state = 'open' AND c.workstation_id = ${own.workstationId}
          AND c.staff_id = ${own.staffId}
          AND NOT EXISTS (SELECT FROM cart_item i WHERE i.cart_id = c.id)`;
      const rows = await tx`
        UPDATE cart SET state = 'open', held_label = NULL, workstation_id = ${own.workstationId},
          staff_id = ${own.staffId}, version = version + 1, updated_at = city_now()
        WHERE id = ${own.cartId} AND state = 'held' RETURNING id`;
      return rows.length > 0 ? 'recalled' : 'not-held';
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 'in-use';
    throw error;
  }
}
