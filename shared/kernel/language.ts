/** The languages of the product. Every label a person reads exists in each. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in every language of the product. */
export type Localized = Readonly<Record<Language, string>>;
