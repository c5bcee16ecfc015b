import type { Localized } from '../../shared/kernel/language.ts';

export const devices = {
  devicesTitle: { en: 'Virtual devices', es: 'Equipos virtuales' },
  devicesLead: {
    en: 'The paper and the drawer of printers that exist only in this computer. They behave as real ones do: try taking the paper out.',
    es: 'El papel y la caja de impresoras que solo existen en esta computadora. Se comportan como las reales: pruebe quitarles el papel.',
  },
  devicesNone: { en: 'No virtual device here', es: 'No hay equipos virtuales' },
  devicesNoneNext: {
    en: 'They run with the demo city, or where a workstation’s printer is set to “virtual”.',
    es: 'Funcionan con la ciudad de muestra o donde la impresora de un puesto es «virtual».',
  },
  rollEmpty: { en: 'Nothing printed yet', es: 'Aún no se imprimió nada' },
  rollEmptyNext: {
    en: 'The first receipt will come out here.',
    es: 'El primer recibo saldrá aquí.',
  },
  tearOff: { en: 'Tear off', es: 'Cortar' },
  pullPaper: { en: 'Take the paper out', es: 'Quitar el papel' },
  loadPaper: { en: 'Put paper in', es: 'Poner papel' },
  openCover: { en: 'Open the cover', es: 'Abrir la tapa' },
  closeCover: { en: 'Close the cover', es: 'Cerrar la tapa' },
  drawerIsOpen: { en: 'Drawer open', es: 'Caja abierta' },
  drawerIsClosed: { en: 'Drawer closed', es: 'Caja cerrada' },
  pushDrawer: { en: 'Push the drawer shut', es: 'Cerrar la caja' },
  paperNearEnd: { en: 'Let the paper run low', es: 'Dejar poco papel' },
  switchOff: { en: 'Switch it off', es: 'Apagarla' },
  switchOn: { en: 'Switch it on', es: 'Encenderla' },
  kicks: {
    en: 'opened by the printer {count} times',
    es: 'abierta por la impresora {count} veces',
  },
  paperOf: { en: 'Paper of {name}', es: 'Papel de {name}' },
  barcodeOf: { en: 'Barcode {data}', es: 'Código de barras {data}' },
  imageOnPaper: { en: 'Printed image', es: 'Imagen impresa' },
} as const satisfies Record<string, Localized>;
