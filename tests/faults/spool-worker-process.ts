/** A print worker in a process of its own, over the database's spool, to be killed: run by
 * printer-kill.test.ts with the database, the printer's id and its port. */
import { openDatabase } from '../../db/client.ts';
import { encodeReceipt } from '../../hardware/escpos/encode-receipt.ts';
import { profileById } from '../../hardware/profiles/profiles.ts';
import { createPrinterWorker } from '../../hardware/spool/printer-worker.ts';
import { createTcpTransport } from '../../hardware/transports/tcp-transport.ts';
import { PostgresSpoolStore } from '../../server/printing/postgres-spool-store.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { saleReceiptDocument } from '../../shared/receipt/sale-receipt.ts';
import { SAMPLE_RECEIPT } from '../hardware/sample-receipt.ts';
import { QUICK } from '../hardware/spool/worker-bench.ts';

const [url, printerId, port, profileId] = process.argv.slice(2);
invariant(
  url && printerId && port && profileId,
  'the database, the printer and its model are given',
);
const profile = profileById(profileId);
invariant(profile !== undefined, 'the model is known');

const database = openDatabase({ url, poolSize: 2 });
createPrinterWorker({
  printerId,
  profile,
  transport: createTcpTransport({ host: '127.0.0.1', port: Number(port), reopenDelayMs: 5 }),
  store: new PostgresSpoolStore(database.sql, `process ${process.pid}`),
  render: ({ id, processId }) => {
    const document = saleReceiptDocument({ ...SAMPLE_RECEIPT, payerName: id });
    return Promise.resolve(encodeReceipt(document, { profile, processId }));
  },
  onError: (error) => console.error(error),
  timing: { ...QUICK, answerMs: 2_000, sendMs: 2_000, completionMs: 5_000 },
}).start();
process.send?.('working');
