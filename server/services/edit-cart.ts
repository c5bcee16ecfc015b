import { uuidv7 } from 'uuidv7';
import {
  deleteCartItems,
  holdCart,
  insertCart,
  insertCartItem,
  listHeldCarts,
  readOpenCart,
  recallCart,
  setCartPayer,
  updateCartItem,
  type CartRow,
  type OwnCart,
} from '../../db/repositories/carts.ts';
import { readParty } from '../../db/repositories/parties.ts';
import { readRecord } from '../../db/repositories/records.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { ActionDefinition, RecordView } from '../../shared/program/program-definition.ts';
import { actionPermission } from '../../shared/staff/permissions.ts';
import type { CartAnswer } from '../contract/cart.ts';
import type { ServerContext } from '../server-context.ts';
import { describeCart } from './describe-cart.ts';
import { findAction, priceAction, type PricedAction } from './price-action.ts';
import { priceCart } from './price-cart.ts';
import { draftRecord, itemRecord, recordView } from './record-view.ts';
import type { Clerk } from './visitor.ts';

/** The clerk's open cart here; made when there is none. */
export async function openCart(context: ServerContext, clerk: Clerk): Promise<CartRow> {
  const { sql } = context.database;
  const at = { workstationId: clerk.workstation.id, staffId: clerk.staff.id };
  const known = await readOpenCart(sql, at);
  if (known !== null) return known;
  await insertCart(sql, { id: uuidv7(), ...at });
  const made = await readOpenCart(sql, at);
  invariant(made !== null, 'a cart was just started');
  return made;
}

/** The open cart with the prices of today. */
export async function showCart(context: ServerContext, clerk: Clerk): Promise<CartAnswer> {
  const cart = await openCart(context, clerk);
  return describeCart(await priceCart(context.fees, cart, clerk.today), clerk.today);
}

const ownCart = (cart: CartRow, clerk: Clerk): OwnCart => ({
  cartId: cart.id,
  workstationId: clerk.workstation.id,
  staffId: clerk.staff.id,
});

/** What the counter asks to sell: an action, the record it is done to, and the form's answers. */
interface WantedSale {
  readonly program: string;
  readonly action: string;
  readonly recordId?: string | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Adds an action on a record. A refusal of the program's rules keeps it out of the cart. */
export async function addToCart(
  context: ServerContext,
  clerk: Clerk,
  wanted: WantedSale,
): Promise<Outcome<CartAnswer>> {
  const { sql } = context.database;
  const { program, action } = wanted;
  const found = await findAction(context.fees, program, action, clerk.today);
  if (found === null) return refused(refusal('unknown-program'));
  if (!clerk.staff.permissions.includes(actionPermission(program, action))) {
    return refused(refusal('not-allowed'));
  }
  const itemId = uuidv7();
  const draft = draftRecord(itemId, await openCart(context, clerk));
  const record = await recordToSell(context, found.action, wanted, draft);
  if (record === null) return refused(refusal('not-found'));
  const priced = await priceAction(context.fees, { ...wanted, record }, clerk.today);
  if (!priced.ok) return priced;
  const cart = await openCart(context, clerk);
  const added = await insertCartItem(sql, ownCart(cart, clerk), {
    id: itemId,
    program,
    action,
    recordId: found.action.target === 'record' ? record.id : null,
    holderId: record.holder?.id ?? null,
    answers: priced.value.sale.answers,
    quote: priced.value.quote,
  });
  if (!added) return refused(refusal('already-in-cart'));
  return done(await showCart(context, clerk));
}

/** The stored record that an action is done to, or a draft of the one that it makes. */
async function recordToSell(
  context: ServerContext,
  action: ActionDefinition,
  wanted: { program: string; recordId?: string | undefined },
  draft: RecordView,
): Promise<RecordView | null> {
  if (action.target === 'new-record') return draft;
  if (wanted.recordId === undefined) return null;
  const row = await readRecord(context.database.sql, wanted.recordId);
  return row === null || row.program !== wanted.program ? null : recordView(row);
}

/** Prices an action without a cart. */
export async function priceOnly(
  context: ServerContext,
  today: string,
  wanted: WantedSale,
): Promise<Outcome<PricedAction>> {
  const found = await findAction(context.fees, wanted.program, wanted.action, today);
  if (found === null) return refused(refusal('unknown-program'));
  const nobody = { payerId: null, payerName: null };
  const draft = draftRecord(uuidv7(), nobody);
  const record = await recordToSell(context, found.action, wanted, draft);
  if (record === null) return refused(refusal('not-found'));
  return await priceAction(context.fees, { ...wanted, record }, today);
}

/** Answers an item's questions anew: the other lines stay as they are. */
export async function changeCartItem(
  context: ServerContext,
  clerk: Clerk,
  itemId: string,
  answers: Record<string, unknown>,
): Promise<Outcome<CartAnswer>> {
  const cart = await openCart(context, clerk);
  const item = cart.items.find((each) => each.id === itemId);
  const record = item === undefined ? null : itemRecord(item, cart);
  if (item === undefined || record === null) return refused(refusal('not-found'));
  const priced = await priceAction(context.fees, { ...item, answers, record }, clerk.today);
  if (!priced.ok) return priced;
  const changed = await updateCartItem(context.database.sql, ownCart(cart, clerk), {
    id: itemId,
    answers: priced.value.sale.answers,
    quote: priced.value.quote,
  });
  if (!changed) return refused(refusal('cart-not-open'));
  return done(await showCart(context, clerk));
}

/** Takes one item out of the cart, or empties it. */
export async function removeFromCart(
  context: ServerContext,
  clerk: Clerk,
  itemId: string | null,
): Promise<CartAnswer> {
  const cart = await openCart(context, clerk);
  await deleteCartItems(context.database.sql, ownCart(cart, clerk), itemId);
  return await showCart(context, clerk);
}

/** Names who pays; null for nobody in particular. */
export async function choosePayer(
  context: ServerContext,
  clerk: Clerk,
  partyId: string | null,
): Promise<Outcome<CartAnswer>> {
  const { sql } = context.database;
  if (partyId !== null && (await readParty(sql, partyId)) === null) {
    return refused(refusal('not-found'));
  }
  const cart = await openCart(context, clerk);
  await setCartPayer(sql, ownCart(cart, clerk), partyId);
  return done(await showCart(context, clerk));
}

/** Puts the cart aside, to be called back here or at another window. Answers the new, empty one. */
export async function putCartOnHold(
  context: ServerContext,
  clerk: Clerk,
  label: string,
): Promise<Outcome<CartAnswer>> {
  const cart = await openCart(context, clerk);
  if (cart.items.length === 0) return refused(refusal('cart-empty'));
  const shown = label === '' ? (cart.payerName ?? clerk.workstation.name) : label;
  const held = await holdCart(context.database.sql, ownCart(cart, clerk), shown);
  if (!held) return refused(refusal('cart-not-open'));
  return done(await showCart(context, clerk));
}

export async function showHeldCarts(context: ServerContext, clerk: Clerk): Promise<CartAnswer[]> {
  const carts = await listHeldCarts(context.database.sql);
  const priced = await Promise.all(carts.map((cart) => priceCart(context.fees, cart, clerk.today)));
  return priced.map((cart) => describeCart(cart, clerk.today));
}

/** Makes a held cart the open one of this clerk at this window. */
export async function callCartBack(
  context: ServerContext,
  clerk: Clerk,
  cartId: string,
): Promise<Outcome<CartAnswer>> {
  const result = await recallCart(context.database, {
    cartId,
    workstationId: clerk.workstation.id,
    staffId: clerk.staff.id,
  });
  if (result === 'in-use') return refused(refusal('cart-in-use'));
  if (result === 'not-held') return refused(refusal('cart-not-open'));
  return done(await showCart(context, clerk));
}
