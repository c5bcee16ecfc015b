import type { CodeTable, PrinterProfile } from './profile.ts';

/** Epson's numbering of `ESC t`, kept by most makers of compatible printers. */
const EPSON_CODE_TABLES: readonly CodeTable[] = [
  { page: 16, encoding: 'windows-1252' },
  { page: 19, encoding: 'cp858' },
  { page: 17, encoding: 'cp866' },
  { page: 18, encoding: 'cp852' },
  { page: 46, encoding: 'windows-1251' },
  { page: 45, encoding: 'windows-1250' },
  { page: 47, encoding: 'windows-1253' },
  { page: 48, encoding: 'windows-1254' },
  { page: 51, encoding: 'windows-1257' },
];

/** What every other profile inherits: an 80 mm printer of which nothing but the standard is known. */
const DEFAULT: PrinterProfile = {
  id: 'generic-80mm',
  label: 'Generic ESC/POS, 80 mm',
  source:
    'Common subset of the ESC/POS references below. Clones differ in their code tables, so only ' +
    'PC437, the power-on table, is trusted; everything else is drawn.',
  widthDots: 576,
  columns: 48,
  lineHeightDots: 30,
  codeTables: [{ page: 0, encoding: 'cp437' }],
  cancelsKanjiMode: true,
  cutter: 'partial',
  feedBeforeCutDots: 8,
  drawer: { onTime: 60, offTime: 120 },
  status: { realTime: true, afterData: true, processId: false, clearsBuffer: false },
  reopenDelayMs: 200,
};

const EPSON_TM_T88V: PrinterProfile = {
  ...DEFAULT,
  id: 'epson-tm-t88v',
  label: 'Epson TM-T88V',
  source: 'Epson ESC/POS Command Reference, TM-T88V: ESC t, ESC p, GS r, GS ( H, DLE DC4',
  widthDots: 512,
  columns: 42,
  codeTables: EPSON_CODE_TABLES,
  cancelsKanjiMode: false,
  status: { realTime: true, afterData: true, processId: true, clearsBuffer: true },
};

/** Every model the product knows, by its id. A model is a row here and nothing else. */
const PROFILES = [
  DEFAULT,
  {
    ...DEFAULT,
    id: 'generic-58mm',
    label: 'Generic ESC/POS, 58 mm',
    source: 'As the generic 80 mm; 384 dots, 32 characters of 12 dots; these seldom have a cutter.',
    widthDots: 384,
    columns: 32,
    cutter: 'none',
    feedBeforeCutDots: 120,
  },
  EPSON_TM_T88V,
  {
    ...EPSON_TM_T88V,
    id: 'epson-tm-t88vi',
    label: 'Epson TM-T88VI',
    source: 'Epson ESC/POS Command Reference, TM-T88VI, in its 42-column setting',
  },
  {
    ...EPSON_TM_T88V,
    id: 'epson-tm-t88vii',
    label: 'Epson TM-T88VII',
    source: 'Epson ESC/POS Command Reference, TM-T88VII, in its 42-column setting',
  },
  {
    ...EPSON_TM_T88V,
    id: 'epson-tm-m30',
    label: 'Epson TM-m30',
    source: 'Epson ESC/POS Command Reference, TM-m30: 576 dots, 48 characters of font A',
    widthDots: 576,
    columns: 48,
  },
  {
    ...DEFAULT,
    id: 'star-escpos',
    label: 'Star, in ESC/POS mode',
    source:
      'Star ESC/POS Mode Command Specifications: DLE EOT and GS r as Epson; no GS ( H, no DLE DC4 8',
    cancelsKanjiMode: false,
    codeTables: [
      { page: 0, encoding: 'cp437' },
      { page: 16, encoding: 'windows-1252' },
      { page: 17, encoding: 'cp866' },
      { page: 18, encoding: 'cp852' },
      { page: 19, encoding: 'cp858' },
    ],
  },
] as const satisfies readonly PrinterProfile[];

/** The profile of a model, or `undefined` when there is none of that id. */
export function profileById(id: string): PrinterProfile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}

/** All models, for the set-up screen. */
export const PRINTER_PROFILES: readonly PrinterProfile[] = PROFILES;
