import type { OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { AppEnv } from '../http/app-env.ts';
import { router } from '../http/route.ts';
import { plainRoute } from '../http/plain-route.ts';
import type { LiveEvent } from '../live/live-hub.ts';
import type { ServerContext } from '../server-context.ts';

const HEARTBEAT_MS = 15_000;
/** A page that does not read is cut off, and asks again when it is awake. */
const MOST_WAITING = 200;

/** What a page is told: only what it names, so that nothing else can slip out. */
function forPage(event: LiveEvent): object | null {
  switch (event.type) {
    case 'print-job':
      return { type: 'print-job', jobId: event['id'], kind: event['kind'], state: event['state'] };
    case 'printer':
      return { type: 'printer', printerId: event['id'] };
    case 'cart':
      return {
        type: 'cart',
        cartId: event['id'],
        version: event['version'],
        state: event['state'],
      };
    case 'drawer':
      return { type: 'drawer' };
    case 'device':
      return { type: 'device', printerId: event['printerId'] };
    case 'fees':
      return { type: 'fees' };
    default:
      return null;
  }
}

/** A held cart may be called back anywhere; all else is told where it happened. */
const concerns = (event: LiveEvent, workstationId: string | undefined): boolean =>
  event.workstationId === undefined ||
  event.workstationId === workstationId ||
  (event.type === 'cart' && event['state'] === 'held');

/** Writes events as they come, and a heartbeat while none does, until the page is gone. */
async function writeEvents(
  stream: SSEStreamingApi,
  subscribe: (tell: (event: object) => void, end: () => void) => () => void,
): Promise<void> {
  const waiting: string[] = [];
  let wake: () => void = () => undefined;
  const end = (): void => {
    stream.abort();
    wake();
  };
  const unsubscribe = subscribe((event) => {
    waiting.push(JSON.stringify(event));
    if (waiting.length > MOST_WAITING) end();
    else wake();
  }, end);
  stream.onAbort(() => {
    unsubscribe();
    wake();
  });
  await stream.write('retry: 1000\n\n');
  while (!stream.aborted && !stream.closed) {
    const data = waiting.shift();
    if (data !== undefined) {
      await stream.writeSSE({ data });
      continue;
    }
    const quiet = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), HEARTBEAT_MS);
      wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
    if (quiet) await stream.write(': still here\n\n');
  }
  unsubscribe();
}

/** Server-sent events: printers, print jobs, carts and drawers of this workstation, as they change. */
export function eventRoutes(context: ServerContext): OpenAPIHono<AppEnv> {
  const routes = router();
  const config = {
    path: '/api/events',
    tags: ['Live'],
    contentType: 'text/event-stream',
    description: 'What changes at this workstation, for as long as the page listens',
  };
  plainRoute(routes, 'workstation', config, (c) => {
    const workstationId = c.get('visitor').workstation?.id;
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, (stream) =>
      writeEvents(stream, (tell, end) =>
        context.live.subscribe((event) => {
          const told = concerns(event, workstationId) ? forPage(event) : null;
          if (told !== null) tell(told);
        }, end),
      ),
    );
  });
  return routes;
}
