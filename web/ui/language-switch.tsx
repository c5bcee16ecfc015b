import { For, type JSX } from 'solid-js';
import type { Language } from '../../shared/kernel/language.ts';
import { language, setLanguage } from '../language.ts';
import { t } from '../text/text.ts';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** Each language under its own name, so that it is found without reading the other. */
export function LanguageSwitch(): JSX.Element {
  return (
    <div class="languages" role="group" aria-label={t('language')}>
      <For each={Object.entries(NAMES) as [Language, string][]}>
        {([code, name]) => (
          <button
            type="button"
            lang={code}
            aria-pressed={language() === code}
            onClick={() => setLanguage(code)}
          >
            {name}
          </button>
        )}
      </For>
    </div>
  );
}
