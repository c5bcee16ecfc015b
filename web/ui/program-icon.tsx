import { Dynamic } from 'solid-js/web';
import type { JSX } from 'solid-js';
import { type Icon, CircleParking, PawPrint, ReceiptText } from './icons.ts';

/** The icons that programs ask for by name. A program without one gets the receipt. */
const ICONS: Readonly<Record<string, Icon>> = {
  'paw-print': PawPrint,
  'circle-parking': CircleParking,
};

export function ProgramIcon(props: { name: string | undefined; size: number }): JSX.Element {
  return (
    <Dynamic
      component={ICONS[props.name ?? ''] ?? ReceiptText}
      size={props.size}
      aria-hidden="true"
    />
  );
}
