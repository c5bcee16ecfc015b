import { createSignal } from 'solid-js';
import { LANGUAGES, type Language, type Localized } from '../shared/kernel/language.ts';

const STORED_UNDER = 'frontcounter.language';

function storedLanguage(): Language {
  const stored = localStorage.getItem(STORED_UNDER);
  return LANGUAGES.find((each) => each === stored) ?? 'en';
}

const [language, setLanguageSignal] = createSignal<Language>(storedLanguage());

/** The language of the screen, a choice of this workstation; English until someone switches. */
export { language };

export function setLanguage(next: Language): void {
  localStorage.setItem(STORED_UNDER, next);
  document.documentElement.lang = next;
  setLanguageSignal(next);
}

/** The text of the screen's language. */
export function inWords(text: Localized): string {
  return text[language()];
}

document.documentElement.lang = language();
