import { Match, Switch, type JSX } from 'solid-js';
import type { SearchResult } from '../answers.ts';
import { ProgramIcon } from '../ui/program-icon.tsx';
import { Receipt, User } from '../ui/icons.ts';

/** What kind of thing was found, at a glance. */
export function ResultIcon(props: {
  kind: SearchResult['kind'];
  programIcon: string | undefined;
}): JSX.Element {
  return (
    <Switch fallback={<ProgramIcon name={props.programIcon} size={24} />}>
      <Match when={props.kind === 'party'}>
        <User size={24} aria-hidden="true" />
      </Match>
      <Match when={props.kind === 'receipt'}>
        <Receipt size={24} aria-hidden="true" />
      </Match>
    </Switch>
  );
}
