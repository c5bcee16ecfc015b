import { z } from '@hono/zod-openapi';
import type { VirtualPrinterSnapshot } from '../../hardware/virtual/printer-model.ts';
import type { VirtualPrinter } from '../../hardware/virtual/virtual-printer.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import { route, router } from '../http/route.ts';
import type { VirtualDevice } from '../printing/printer-fleet.ts';
import type { ServerContext } from '../server-context.ts';

const ACTIONS = {
  'tear-off': (printer) => printer.tearOff(),
  'pull-paper': (printer) => printer.pullPaper(),
  'load-paper': (printer) => printer.loadPaper(),
  'paper-near-end': (printer) => printer.setPaperNearEnd(),
  'open-cover': (printer) => printer.openCover(),
  'close-cover': (printer) => printer.closeCover(),
  'switch-off-line': (printer) => printer.setOnline(false),
  'switch-on-line': (printer) => printer.setOnline(true),
  'close-drawer': (printer) => printer.closeDrawer(),
} as const satisfies Record<string, (printer: VirtualPrinter) => unknown>;
const actionSchema = z.enum(Object.keys(ACTIONS) as [keyof typeof ACTIONS]);

const deviceSchema = z
  .object({
    printerId: z.string(),
    name: z.string(),
    port: z.number().int(),
    snapshot: z.custom<VirtualPrinterSnapshot>().openapi({
      type: 'object',
      description: 'Sensors, drawer and paper (hardware/virtual/printer-model.ts)',
    }),
  })
  .openapi('VirtualDevice');

const tags = ['Virtual devices'];
const list = route(
  'workstation',
  { method: 'get', path: '/api/devices', tags },
  z.array(deviceSchema),
);
const act = route(
  'workstation',
  {
    method: 'post',
    path: '/api/devices/{printerId}/{action}',
    tags,
    request: { params: z.object({ printerId: z.uuid(), action: actionSchema }) },
  },
  deviceSchema,
);

const describeDevice = ({ printerId, name, printer }: VirtualDevice) => ({
  printerId,
  name,
  port: printer.port,
  snapshot: printer.snapshot(),
});

/** The printers and drawers made of software that this server runs: their paper, their switches. */
export const deviceRoutes = (context: ServerContext) =>
  router()
    .openapi(list, (c) => c.json(context.fleet.devices().map(describeDevice), 200))
    .openapi(act, (c) => {
      const { printerId, action } = c.req.valid('param');
      const device = context.fleet.device(printerId);
      if (device === null) throw new HttpRefusal(refusal('not-found'));
      ACTIONS[action](device.printer);
      return c.json(describeDevice(device), 200);
    });
