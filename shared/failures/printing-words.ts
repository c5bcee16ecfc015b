import type { Localized } from '../kernel/language.ts';

/** What stands in a printer's way, or became of a job: code → words for the clerk. */
const WORDS: Readonly<Record<string, Localized>> = {
  COVER_OPEN: { en: 'The cover is open. Close it.', es: 'La tapa está abierta. Ciérrela.' },
  PAPER_OUT: { en: 'Paper is out. Load a new roll.', es: 'No hay papel. Ponga un rollo nuevo.' },
  PAPER_LOW: { en: 'Paper is nearly out.', es: 'Queda poco papel.' },
  PRINTER_ERROR: {
    en: 'The printer reports a fault. Switch it off and on.',
    es: 'La impresora indica una falla. Apáguela y enciéndala.',
  },
  OFFLINE: { en: 'The printer is off line.', es: 'La impresora está fuera de línea.' },
  UNREACHABLE: {
    en: 'The printer cannot be reached. Check that it is on and plugged in.',
    es: 'No hay conexión con la impresora. Revise que esté encendida y conectada.',
  },
  NO_ANSWER: { en: 'The printer does not answer.', es: 'La impresora no responde.' },
  RECOVERY_FAILED: {
    en: 'The printer could not be cleared after a broken job. Switch it off and on.',
    es: 'No se pudo limpiar la impresora tras un trabajo interrumpido. Apáguela y enciéndala.',
  },
  RENDER_FAILED: {
    en: 'This receipt could not be prepared for the printer. Call for help.',
    es: 'No se pudo preparar este recibo para la impresora. Pida ayuda.',
  },
};

const UNKNOWN: Localized = {
  en: 'It is not certain that this was printed. Look at the printer: did it come out whole?',
  es: 'No es seguro que se haya impreso. Mire la impresora: ¿salió completo?',
};

/** The words for a printer's obstacle or a job's problem. Any other code means that nobody knows
 * what became of the job. */
export const printingWords = (code: string): Localized => WORDS[code] ?? UNKNOWN;
