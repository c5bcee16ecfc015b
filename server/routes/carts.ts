import { z } from '@hono/zod-openapi';
import { answersSchema, cartSchema, newItemSchema, pricedActionSchema } from '../contract/cart.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { granted } from '../http/http-refusal.ts';
import { idParam, jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import {
  addToCart,
  callCartBack,
  changeCartItem,
  choosePayer,
  priceOnly,
  putCartOnHold,
  removeFromCart,
  showCart,
  showHeldCarts,
} from '../services/edit-cart.ts';
import { explainQuote } from '../services/price-action.ts';

const tags = ['Cart'];
const quote = route(
  'counter.view',
  {
    method: 'post',
    path: '/api/quotes',
    tags,
    request: { body: jsonBody(newItemSchema) },
  },
  pricedActionSchema,
);
const read = route('counter.sell', { method: 'get', path: '/api/cart', tags }, cartSchema);
const add = route(
  'counter.sell',
  { method: 'post', path: '/api/cart/items', tags, request: { body: jsonBody(newItemSchema) } },
  cartSchema,
);
const change = route(
  'counter.sell',
  {
    method: 'put',
    path: '/api/cart/items/{id}',
    tags,
    request: { params: idParam, body: jsonBody(z.object({ answers: answersSchema })) },
  },
  cartSchema,
);
const remove = route(
  'counter.sell',
  { method: 'delete', path: '/api/cart/items/{id}', tags, request: { params: idParam } },
  cartSchema,
);
const clear = route('counter.sell', { method: 'delete', path: '/api/cart', tags }, cartSchema);
const payer = route(
  'counter.sell',
  {
    method: 'put',
    path: '/api/cart/payer',
    tags,
    request: { body: jsonBody(z.object({ partyId: z.uuid().nullable() })) },
  },
  cartSchema,
);
const hold = route(
  'counter.sell',
  {
    method: 'post',
    path: '/api/cart/hold',
    tags,
    request: { body: jsonBody(z.object({ label: z.string().trim().max(80).default('') })) },
  },
  cartSchema,
);
const held = route(
  'counter.sell',
  { method: 'get', path: '/api/carts/held', tags },
  z.array(cartSchema),
);
const recall = route(
  'counter.sell',
  { method: 'post', path: '/api/carts/{id}/recall', tags, request: { params: idParam } },
  cartSchema,
);

/** Quotes and the cart: a draft on the server that holds no money. */
export const cartRoutes = (context: ServerContext) =>
  router()
    .openapi(quote, async (c) => {
      const priced = granted(await priceOnly(context, clerkOf(c).today, c.req.valid('json')));
      return c.json({ quote: priced.quote, explanation: [...explainQuote(priced.quote)] }, 200);
    })
    .openapi(read, async (c) => c.json(await showCart(context, clerkOf(c)), 200))
    .openapi(add, async (c) =>
      c.json(granted(await addToCart(context, clerkOf(c), c.req.valid('json'))), 200),
    )
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const { answers } = c.req.valid('json');
      return c.json(granted(await changeCartItem(context, clerkOf(c), id, answers)), 200);
    })
    .openapi(remove, async (c) =>
      c.json(await removeFromCart(context, clerkOf(c), c.req.valid('param').id), 200),
    )
    .openapi(clear, async (c) => c.json(await removeFromCart(context, clerkOf(c), null), 200))
    .openapi(payer, async (c) =>
      c.json(granted(await choosePayer(context, clerkOf(c), c.req.valid('json').partyId)), 200),
    )
    .openapi(hold, async (c) =>
      c.json(granted(await putCartOnHold(context, clerkOf(c), c.req.valid('json').label)), 200),
    )
    .openapi(held, async (c) => c.json(await showHeldCarts(context, clerkOf(c)), 200))
    .openapi(recall, async (c) =>
      c.json(granted(await callCartBack(context, clerkOf(c), c.req.valid('param').id)), 200),
    );
