import { z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { insertParty, updateParty } from '../../db/repositories/parties.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { answersSchema } from '../contract/cart.ts';
import {
  partyInputSchema,
  partySchema,
  recordPageSchema,
  recordSummarySchema,
} from '../contract/people.ts';
import { clerkOf } from '../http/clerk-of.ts';
import { granted, HttpRefusal } from '../http/http-refusal.ts';
import { idParam, jsonBody, route, router } from '../http/route.ts';
import type { ServerContext } from '../server-context.ts';
import { describeParty, partyFields } from '../services/describe-party.ts';
import { showParty, showRecord } from '../services/describe-record.ts';
import { addRecord, changeRecord } from '../services/edit-record.ts';
import type { Clerk } from '../services/visitor.ts';

const tags = ['People and records'];
const addParty = route(
  'counter.people',
  {
    method: 'post',
    path: '/api/parties',
    tags,
    request: { body: jsonBody(partyInputSchema) },
  },
  partySchema,
  201,
);
const readParty = route(
  'counter.view',
  { method: 'get', path: '/api/parties/{id}', tags, request: { params: idParam } },
  z.object({ party: partySchema, items: z.array(recordSummarySchema) }),
);
const changeParty = route(
  'counter.people',
  {
    method: 'patch',
    path: '/api/parties/{id}',
    tags,
    request: {
      params: idParam,
      body: jsonBody(partyInputSchema.extend({ version: z.number().int() })),
    },
  },
  partySchema,
);
const readRecord = route(
  'counter.view',
  { method: 'get', path: '/api/records/{id}', tags, request: { params: idParam } },
  recordPageSchema,
);
const addRecordRoute = route(
  'counter.people',
  {
    method: 'post',
    path: '/api/records',
    tags,
    request: {
      body: jsonBody(z.object({ program: z.string(), holderId: z.uuid(), details: answersSchema })),
    },
  },
  z.object({ id: z.string() }),
  201,
);
const changeRecordRoute = route(
  'counter.people',
  {
    method: 'patch',
    path: '/api/records/{id}',
    tags,
    request: {
      params: idParam,
      body: jsonBody(z.object({ version: z.number().int(), details: answersSchema })),
    },
  },
  z.object({ version: z.number().int() }),
);

const authorOf = (clerk: Clerk) => ({
  staffId: clerk.staff.id,
  workstationId: clerk.workstation.id,
});

function found<T>(value: T | null): T {
  if (value === null) throw new HttpRefusal(refusal('not-found'));
  return value;
}

/** Residents, and what they have or owe. */
export const recordRoutes = (context: ServerContext) =>
  router()
    .openapi(addParty, async (c) => {
      const party = partyFields(c.req.valid('json'));
      const author = authorOf(clerkOf(c));
      const row = await insertParty(context.database.sql, uuidv7(), party, author);
      return c.json(describeParty(row), 201);
    })
    .openapi(readParty, async (c) =>
      c.json(found(await showParty(context, clerkOf(c), c.req.valid('param').id)), 200),
    )
    .openapi(changeParty, async (c) => {
      const { version, ...input } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const author = authorOf(clerkOf(c));
      const row = await updateParty(context.database.sql, id, version, partyFields(input), author);
      if (row === null) throw new HttpRefusal(refusal('version-changed'));
      return c.json(describeParty(row), 200);
    })
    .openapi(readRecord, async (c) =>
      c.json(found(await showRecord(context, clerkOf(c), c.req.valid('param').id)), 200),
    )
    .openapi(addRecordRoute, async (c) =>
      c.json(granted(await addRecord(context, clerkOf(c), c.req.valid('json'))), 201),
    )
    .openapi(changeRecordRoute, async (c) => {
      const input = { id: c.req.valid('param').id, ...c.req.valid('json') };
      return c.json(granted(await changeRecord(context, clerkOf(c), input)), 200);
    });
