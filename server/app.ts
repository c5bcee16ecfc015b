import { refusal } from '../shared/failures/wording.ts';
import { answerFailure } from './http/answer-failure.ts';
import { HttpRefusal } from './http/http-refusal.ts';
import { router } from './http/route.ts';
import { identify } from './middleware/identify.ts';
import { readableText } from './middleware/readable-text.ts';
import { requestId } from './middleware/request-id.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { apiDescriptionRoutes } from './routes/api-description.ts';
import { cartRoutes } from './routes/carts.ts';
import { deviceRoutes } from './routes/devices.ts';
import { drawerRoutes } from './routes/drawer.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { printingRoutes } from './routes/printing.ts';
import { programRoutes } from './routes/programs.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { recordRoutes } from './routes/records.ts';
import { registerRoutes } from './routes/registers.ts';
import { sessionRoutes } from './routes/session.ts';
import { staffRoutes } from './routes/staff.ts';
import { webFiles } from './routes/web-files.ts';
import { workstationRoutes } from './routes/workstations.ts';
import type { ServerContext } from './server-context.ts';

/** The whole server as one application: middleware, the API, and the files of the web build. */
export function createApp(context: ServerContext) {
  const base = router();
  base.use(requestId, securityHeaders);
  base.use('/api/*', sameOrigin, readableText);
  // Health answers without the database, so nobody is identified there.
  const health = base.route('/', healthRoutes(context));
  health.use('/api/*', identify(context));
  const api = health
    .route('/', sessionRoutes(context))
    .route('/', workstationRoutes(context))
    .route('/', staffRoutes(context))
    .route('/', drawerRoutes(context))
    .route('/', programRoutes(context))
    .route('/', recordRoutes(context))
    .route('/', cartRoutes(context))
    .route('/', receiptRoutes(context))
    .route('/', printingRoutes(context))
    .route('/', deviceRoutes(context))
    .route('/', registerRoutes(context))
    .route('/', eventRoutes(context));
  api.route('/', apiDescriptionRoutes(api, context));
  api.all('/api/*', () => {
    throw new HttpRefusal(refusal('not-found'));
  });
  api.route('/', webFiles(context));
  api.onError(answerFailure);
  return api;
}

/** The type of every route, for the web's typed client. */
export type App = ReturnType<typeof createApp>;
