import type { Localized } from '../../shared/kernel/language.ts';

/** Set-up, sign-in, locking, opening the drawer. */
export const people = {
  setupTitle: { en: 'Set up Frontcounter', es: 'Configurar Frontcounter' },
  setupLead: {
    en: 'This is a new database. Name its first administrator and the counter you are standing at. You can add everyone else afterwards.',
    es: 'Esta es una base de datos nueva. Nombre a su primer administrador y la ventanilla en la que está. Después podrá agregar a los demás.',
  },
  setupCity: { en: 'Name of the city', es: 'Nombre de la ciudad' },
  setupAdministrator: { en: 'Administrator', es: 'Administrador' },
  setupWorkstation: { en: 'This workstation', es: 'Este puesto' },
  setupDo: { en: 'Create and sign in', es: 'Crear e iniciar sesión' },
  displayName: { en: 'Full name', es: 'Nombre completo' },
  displayNameHint: { en: 'Printed on receipts as the clerk.', es: 'Se imprime en los recibos.' },
  signInName: { en: 'Sign-in name', es: 'Nombre de usuario' },
  password: { en: 'Password', es: 'Contraseña' },
  passwordHint: {
    en: 'At least 10 characters. A few words you can remember are best.',
    es: 'Al menos 10 caracteres. Lo mejor son unas palabras que pueda recordar.',
  },
  pin: { en: 'PIN', es: 'PIN' },
  pinHint: {
    en: '4 to 8 digits, to come back to a locked screen.',
    es: 'De 4 a 8 dígitos, para volver a una pantalla bloqueada.',
  },
  workstationCode: { en: 'Code', es: 'Código' },
  workstationCodeHint: {
    en: 'Short; it begins every receipt number: C1.',
    es: 'Corto; inicia cada número de recibo: C1.',
  },
  workstationName: { en: 'Name', es: 'Nombre' },
  chooseWorkstation: { en: 'Which counter is this?', es: '¿Qué ventanilla es esta?' },
  chooseWorkstationLead: {
    en: 'This browser is not yet known. Choose its place once; receipts are numbered by it.',
    es: 'Este navegador aún no se conoce. Elija su lugar una vez; los recibos se numeran según él.',
  },
  adminNeeded: {
    en: 'An administrator confirms it with name and password.',
    es: 'Un administrador lo confirma con su nombre y contraseña.',
  },
  useThis: { en: 'Use this workstation', es: 'Usar este puesto' },
  inUse: { en: 'in use', es: 'en uso' },
  noWorkstations: { en: 'No workstation yet', es: 'Aún no hay puestos' },
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
  signInLead: { en: 'Sign in to {workstation}', es: 'Inicie sesión en {workstation}' },
  demoPeople: { en: 'People of the demo city', es: 'Personas de la ciudad de muestra' },
  demoLead: {
    en: 'One tap signs in. The PIN unlocks the screen.',
    es: 'Un toque inicia la sesión. El PIN desbloquea la pantalla.',
  },
  signOut: { en: 'Sign out', es: 'Cerrar sesión' },
  lockNow: { en: 'Lock the screen', es: 'Bloquear la pantalla' },
  locked: { en: 'Locked', es: 'Bloqueada' },
  lockedLead: {
    en: 'Enter your PIN to go on where you were.',
    es: 'Escriba su PIN para seguir donde estaba.',
  },
  lockedUnpaid: {
    en: 'The cart is kept as it is.',
    es: 'El carrito se conserva como está.',
  },
  unlock: { en: 'Unlock', es: 'Desbloquear' },
  notYou: { en: 'Not {name}? Sign out', es: '¿No es {name}? Cerrar sesión' },
  retryIn: { en: 'Try again in {seconds} s.', es: 'Intente de nuevo en {seconds} s.' },
  openDrawer: { en: 'Open your drawer', es: 'Abra su caja' },
  openDrawerLead: {
    en: 'Count the starting cash in the drawer, so that the count at the end of the day can be checked.',
    es: 'Cuente el efectivo inicial de la caja, para poder comprobar el conteo al final del día.',
  },
  bills: { en: 'Bills', es: 'Billetes' },
  coins: { en: 'Coins', es: 'Monedas' },
  piecesOf: { en: 'How many {value}', es: 'Cuántos de {value}' },
  oneLess: { en: 'One {value} less', es: 'Uno de {value} menos' },
  oneMore: { en: 'One {value} more', es: 'Uno de {value} más' },
  float: { en: 'Starting cash', es: 'Efectivo inicial' },
  openDrawerDo: { en: 'Open drawer with {amount}', es: 'Abrir la caja con {amount}' },
  usualFloat: { en: 'Fill in {amount}', es: 'Llenar {amount}' },
  emptyCounts: { en: 'Start over', es: 'Empezar de nuevo' },
  withoutDrawer: {
    en: 'Look things up without a drawer',
    es: 'Consultar sin abrir la caja',
  },
} as const satisfies Record<string, Localized>;
