import type { Localized } from '../kernel/language.ts';
import { formatCents, type Cents } from '../money/cents.ts';
import type { Refusal } from './refusal.ts';

const money = (cents: unknown): string => `$${formatCents(Number(cents) as Cents)}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));

type Words = (details: Readonly<Record<string, unknown>>) => Localized;
const plain =
  (en: string, es: string): Words =>
  () => ({ en, es });

/** The words for every refusal of the house. A program's own rules have theirs in its folder. */
const WORDING = {
  'bad-input': (d) => ({
    en: `This cannot be used: ${text(d['path'])} ${text(d['problem'])}.`,
    es: `Este dato no se puede usar: ${text(d['path'])} (${text(d['problem'])}).`,
  }),
  'not-json': plain(
    'The request is not readable. Reload the page and try again.',
    'La solicitud no se puede leer. Recargue la página e intente de nuevo.',
  ),
  'body-too-large': plain(
    'That is too much text for one request.',
    'Es demasiado texto para una sola solicitud.',
  ),
  'text-has-nul': (d) => ({
    en: `${text(d['path'])} contains a character that cannot be stored (NUL). Type it again.`,
    es: `${text(d['path'])} contiene un carácter que no se puede guardar (NUL). Escríbalo otra vez.`,
  }),
  'text-has-lone-surrogate': (d) => ({
    en: `${text(d['path'])} contains half a character. Type it again.`,
    es: `${text(d['path'])} contiene medio carácter. Escríbalo otra vez.`,
  }),
  'card-number-refused': (d) => ({
    en: `${text(d['path'])} looks like a card number. Card numbers are never written here.`,
    es: `${text(d['path'])} parece un número de tarjeta. Aquí nunca se anotan números de tarjeta.`,
  }),
  'cross-origin': plain(
    'This request came from another site and was refused.',
    'Esta solicitud vino de otro sitio y fue rechazada.',
  ),
  'not-signed-in': plain('Sign in first.', 'Primero inicie sesión.'),
  'sign-in-failed': plain(
    'Name or password is not right. Check both and try again.',
    'El nombre o la contraseña no son correctos. Revise ambos e intente de nuevo.',
  ),
  'wrong-pin': plain('That PIN is not right.', 'Ese PIN no es correcto.'),
  'wrong-password': plain('That password is not right.', 'Esa contraseña no es correcta.'),
  'too-many-attempts': plain(
    'Too many wrong tries. Wait, then try again.',
    'Demasiados intentos fallidos. Espere e intente de nuevo.',
  ),
  locked: plain(
    'This screen is locked. Enter your PIN to go on.',
    'Esta pantalla está bloqueada. Ingrese su PIN para continuar.',
  ),
  'not-allowed': plain(
    'Your sign-in does not allow this. Ask a lead or a supervisor.',
    'Su usuario no permite esto. Pida ayuda a un encargado o supervisor.',
  ),
  'workstation-not-registered': plain(
    'This browser is not registered as a workstation yet.',
    'Este navegador aún no está registrado como ventanilla.',
  ),
  'not-found': plain('There is no such thing here.', 'No se encontró.'),
  'version-changed': plain(
    'Somebody changed this meanwhile. Look at it again, then repeat your change.',
    'Alguien lo cambió mientras tanto. Revíselo y repita su cambio.',
  ),
  'name-taken': plain('That name is taken. Choose another.', 'Ese nombre ya existe. Elija otro.'),
  'code-taken': plain('That code is taken. Choose another.', 'Ese código ya existe. Elija otro.'),
  'setup-done': plain(
    'The first administrator is set up already. Sign in instead.',
    'El primer administrador ya existe. Inicie sesión.',
  ),
  'password-too-short': plain(
    'A password has at least 10 characters.',
    'La contraseña debe tener al menos 10 caracteres.',
  ),
  'pin-too-simple': plain(
    'A PIN has 4 to 8 digits, not all the same.',
    'El PIN tiene de 4 a 8 dígitos, no todos iguales.',
  ),
  'last-administrator': plain(
    'This is the only administrator. Make another one first.',
    'Es el único administrador. Cree otro primero.',
  ),
  'drawer-already-open': (d) => ({
    en: `${text(d['who'])} has a drawer open at ${text(d['drawerCode'])} already.`,
    es: `${text(d['who'])} ya tiene una caja abierta en ${text(d['drawerCode'])}.`,
  }),
  'drawer-session-needed': plain(
    'Open your drawer with its float before taking cash.',
    'Abra su caja con el fondo inicial antes de recibir efectivo.',
  ),
  'drawer-session-not-open': plain(
    'Your drawer is not open any more. Open it before taking cash.',
    'Su caja ya no está abierta. Ábrala antes de recibir efectivo.',
  ),
  'unknown-program': plain('There is no such program.', 'Ese trámite no existe.'),
  'action-not-offered': plain(
    'This cannot be done with this record as it stands. Look at it again.',
    'Esto no se puede hacer con este registro en su estado actual. Revíselo.',
  ),
  'answer-needed': (d) => ({
    en: `An answer is missing: ${text(d['question'])}`,
    es: `Falta una respuesta: ${text(d['questionEs'] ?? d['question'])}`,
  }),
  'answer-not-usable': (d) => ({
    en: `This answer cannot be used: ${text(d['question'])}`,
    es: `Esta respuesta no se puede usar: ${text(d['questionEs'] ?? d['question'])}`,
  }),
  'fees-missing': plain(
    'No fee schedule is in force for this day. Tell the finance office.',
    'No hay tarifa vigente para este día. Avise a finanzas.',
  ),
  'fees-refused': (d) => ({
    en: text(d['en'] ?? 'The fee schedule does not cover this case.'),
    es: text(d['es'] ?? 'La tarifa no contempla este caso.'),
  }),
  'already-in-cart': plain('This is in the cart already.', 'Esto ya está en el carrito.'),
  'not-addable': plain(
    'Records of this program are not made at the counter.',
    'Los registros de este trámite no se crean en la ventanilla.',
  ),
  'cart-empty': plain('The cart is empty.', 'El carrito está vacío.'),
  'cart-not-open': plain(
    'This cart is open at another window or paid already.',
    'Este carrito está abierto en otra ventanilla o ya se pagó.',
  ),
  'cart-in-use': plain(
    'Hold or clear the open cart before calling another one back.',
    'Retenga o vacíe el carrito abierto antes de recuperar otro.',
  ),
  'cart-changed': plain(
    'The cart was changed meanwhile. Nothing was taken. Look at it again.',
    'El carrito cambió mientras tanto. No se cobró nada. Revíselo de nuevo.',
  ),
  'cart-has-problems': plain(
    'A line of the cart cannot be sold as it is. Nothing was taken. Mend or remove it.',
    'Un renglón del carrito no se puede vender así. No se cobró nada. Corríjalo o quítelo.',
  ),
  'price-changed': plain(
    'The price changed. Nothing was taken. Tell the payer the new total.',
    'El precio cambió. No se cobró nada. Informe el nuevo total al pagador.',
  ),
  'record-changed': (d) => ({
    en: `${text(d['number'] ?? 'A record')} was changed or paid meanwhile, perhaps at another window. Nothing was taken.`,
    es: `${text(d['number'] ?? 'Un registro')} cambió o se pagó mientras tanto, quizá en otra ventanilla. No se cobró nada.`,
  }),
  'stock-not-available': (d) => ({
    en: `${text(d['number'])} cannot be handed out: it is ${text(d['state'])}. Nothing was taken. Take another and enter its number.`,
    es: `${text(d['number'])} no se puede entregar (${text(d['state'])}). No se cobró nada. Tome otra e ingrese su número.`,
  }),
  'business-day-turned': plain(
    'The business day has just ended. Nothing was taken. Check the total and try again.',
    'El día hábil acaba de terminar. No se cobró nada. Revise el total e intente de nuevo.',
  ),
  'key-missing': plain(
    'The payment came without its key. Reload the page and try again.',
    'El pago llegó sin su clave. Recargue la página e intente de nuevo.',
  ),
  'key-reused': plain(
    'This payment was sent before with another content. Start the payment anew.',
    'Este pago se envió antes con otro contenido. Empiece el pago de nuevo.',
  ),
  'not-enough-cash': (d) => ({
    en: `${money(d['missingCents'])} is missing.`,
    es: `Faltan ${money(d['missingCents'])}.`,
  }),
  'absurd-cash': (d) => ({
    en: `${money(d['tenderedCents'])} in cash for ${money(d['dueCents'])}? Check the amount.`,
    es: `¿${money(d['tenderedCents'])} en efectivo por ${money(d['dueCents'])}? Revise el monto.`,
  }),
  'total-negative': plain(
    'The total is below zero. Refunds are made elsewhere.',
    'El total es menor que cero. Los reembolsos se hacen aparte.',
  ),
  'no-printer': plain(
    'This workstation has no printer. Choose one in the office.',
    'Esta ventanilla no tiene impresora. Asígnele una en la oficina.',
  ),
  'print-job-settled': plain('This was answered already.', 'Esto ya se respondió.'),
  checking: plain(
    'The database cannot be reached. Whether this was done is being checked; nothing is done twice.',
    'No se puede llegar a la base de datos. Se está comprobando si se hizo; nada se hace dos veces.',
  ),
  internal: plain(
    'Something went wrong on our side. Try again; if it stays, call for help.',
    'Algo falló de nuestro lado. Intente de nuevo; si persiste, pida ayuda.',
  ),
} as const satisfies Record<string, Words>;

/** Every code that the house itself refuses with. */
export type RefusalCode = keyof typeof WORDING;

/** Whether a refusal is the house's own; a program's are not. */
export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(WORDING, code);

/** Makes a refusal in words: `refusal('not-enough-cash', { missingCents: 500 })`. Details are sent
 * along; money in them ends in `Cents`. */
export function refusal(
  code: RefusalCode,
  details: Readonly<Record<string, unknown>> = {},
  field?: string,
): Refusal {
  const words: Words = WORDING[code];
  return {
    code,
    message: words(details),
    ...(field === undefined ? {} : { field }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}
