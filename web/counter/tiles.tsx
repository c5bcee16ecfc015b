import { For, type JSX } from 'solid-js';
import { inWords } from '../language.ts';
import { place, show } from '../location.ts';
import { t } from '../text/text.ts';
import { ProgramIcon } from '../ui/program-icon.tsx';
import { programs } from './programs.ts';
import { Pause, Receipt } from '../ui/icons.ts';

/** The city's programs, and what else a clerk reaches for. */
export function Tiles(props: { onHeld: () => void }): JSX.Element {
  const view = () => {
    const now = place();
    return now.app === 'counter' ? now.view : null;
  };
  const isOn = (program: string): 'page' | undefined => {
    const now = view();
    return now && 'program' in now && now.program === program ? 'page' : undefined;
  };
  return (
    <nav class="tiles" aria-label={t('programs')}>
      <For each={programs()}>
        {(program, index) => (
          <button
            type="button"
            class="tile"
            aria-current={isOn(program.id)}
            onClick={() => show({ name: 'program', program: program.id })}
          >
            <ProgramIcon name={program.icon} size={28} />
            <span>{inWords(program.shortLabel)}</span>
            <kbd aria-hidden="true">Alt {index() + 1}</kbd>
          </button>
        )}
      </For>
      <span class="tiles-gap" />
      <button
        type="button"
        class="tile minor"
        aria-current={view()?.name === 'receipts' ? 'page' : undefined}
        onClick={() => show({ name: 'receipts' })}
      >
        <Receipt size={24} aria-hidden="true" />
        <span>{t('receipts')}</span>
        <kbd aria-hidden="true">F4</kbd>
      </button>
      <button type="button" class="tile minor" onClick={() => props.onHeld()}>
        <Pause size={24} aria-hidden="true" />
        <span>{t('heldCarts')}</span>
        <kbd aria-hidden="true">F2</kbd>
      </button>
    </nav>
  );
}
