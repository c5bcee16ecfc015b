import type { ReceiptBlock, ReceiptDocument } from '../../shared/receipt/document.ts';
import type { CodeTable } from '../profiles/profile.ts';
import { letterSamples } from './code-tables.ts';
import type { PrinterCommand } from './command.ts';
import { encodeCommands } from './driver.ts';
import { documentCommands, type ReceiptJob } from './encode-receipt.ts';
import { initialize, trailingRequests } from './job-frame.ts';

/** Names as they come to a counter: some from the printer's own tables, some drawn. */
const NAMES = ['José Ñáñez', 'Nguyễn Thị Hồng', 'Владимир', '陳大文', '한지민', 'Zoë 🐕'];

/**
 * What is printed to see whether a printer and its profile fit: a ruler that must end at the edge, the
 * letters of every code table, names that have to be drawn, a barcode, and the cut.
 */
export function encodeTestPage(printerName: string, job: ReceiptJob): Uint8Array {
  const { profile } = job;
  return encodeCommands([
    ...initialize(profile),
    ...documentCommands(document([{ kind: 'seal' }, ...head(printerName, job)]), job),
    ...profile.codeTables.flatMap((table) => tableCommands(table, job)),
    ...initialize(profile),
    ...documentCommands(document(TAIL), job),
    ...initialize(profile),
    ...trailingRequests(profile, job.processId),
  ]);
}

function document(blocks: readonly ReceiptBlock[]): ReceiptDocument {
  return { language: 'en', blocks };
}

function head(printerName: string, { profile }: ReceiptJob): ReceiptBlock[] {
  return [
    { kind: 'heading', text: 'TEST PAGE', size: 'large' },
    { kind: 'banner', text: 'NOT A RECEIPT' },
    { kind: 'row', label: 'Printer', value: printerName },
    { kind: 'row', label: 'Profile', value: profile.label },
    { kind: 'text', text: '1234567890'.repeat(5).slice(0, profile.columns), align: 'left' },
    { kind: 'rule' },
  ];
}

/** The letters of one table, from that table and no other: a wrong one shows at once. */
function tableCommands(table: CodeTable, job: ReceiptJob): PrinterCommand[] {
  const blocks: ReceiptBlock[] = [
    { kind: 'row', label: `Table ${table.page}`, value: table.encoding },
    { kind: 'text', text: letterSamples(table), align: 'left' },
  ];
  const profile = { ...job.profile, codeTables: [table] };
  return documentCommands(document(blocks), { ...job, profile });
}

const TAIL: readonly ReceiptBlock[] = [
  { kind: 'rule' },
  ...NAMES.map((text): ReceiptBlock => ({ kind: 'text', text, align: 'left' })),
  { kind: 'rule' },
  {
    kind: 'totals',
    rows: [{ kind: 'money', label: 'TOTAL', amount: '$0.00', details: [], emphasis: true }],
  },
  { kind: 'barcode', data: 'TEST-000001' },
  { kind: 'cut' },
];
