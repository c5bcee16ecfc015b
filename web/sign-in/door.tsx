import { Show, type JSX, type ParentProps } from 'solid-js';
import { session } from '../session.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import './sign-in.css';

/** The city's seal; decoration beside its name. */
export function Seal(props: { size?: number }): JSX.Element {
  return (
    <Show when={session()?.city.sealUrl}>
      {(url) => (
        <img class="seal" src={url()} alt="" width={props.size ?? 38} height={props.size ?? 38} />
      )}
    </Show>
  );
}

/** The frame of every screen before the counter: the city, the language, one card. */
export function Door(props: ParentProps<{ title: string; lead?: string; wide?: boolean }>) {
  return (
    <div class="door">
      <header class="door-head">
        <div class="row">
          <Seal size={44} />
          <strong>{session()?.city.name}</strong>
        </div>
        <LanguageSwitch />
      </header>
      <main class="card door-card" classList={{ wide: props.wide ?? false }}>
        <h1>{props.title}</h1>
        <Show when={props.lead}>
          <p class="quiet">{props.lead}</p>
        </Show>
        {props.children}
      </main>
    </div>
  );
}
