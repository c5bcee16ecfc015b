import { dayInWords } from '../../kernel/calendar-words.ts';
import { refusalsOf } from '../../program/refusals.ts';

/** The rules a citation's payment is refused by, in the counter's words. */
export const refuseCitation = refusalsOf({
  'citation-already-paid': (number) => ({
    en: `Citation ${number} is paid already. Search its number to see the receipt.`,
    es: `La multa ${number} ya está pagada. Busque su número para ver el recibo.`,
  }),
  'citation-dismissed': (number) => ({
    en: `Citation ${number} was dismissed. Nothing is owed.`,
    es: `La multa ${number} fue anulada. No se debe nada.`,
  }),
  'citation-under-review': (number) => ({
    en: `Citation ${number} is under review and the amount is on hold. The payer may wait for the decision.`,
    es: `La multa ${number} está en revisión y su cobro está en espera. Puede esperar la decisión.`,
  }),
  'not-correctable': () => ({
    en: 'This violation cannot be reduced by proof of correction. Leave the date empty.',
    es: 'Esta infracción no se reduce con comprobante de corrección. Deje la fecha vacía.',
  }),
  'correction-before-citation': (day) => ({
    en: `The proof must be dated between ${dayInWords(day).en} and today.`,
    es: `El comprobante debe tener fecha entre el ${dayInWords(day).es} y hoy.`,
  }),
  'citation-in-future': () => ({
    en: 'A citation cannot be dated after today.',
    es: 'La multa no puede tener fecha posterior a hoy.',
  }),
});
