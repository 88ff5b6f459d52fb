// The two languages of the interface. Swedish is the first: reports and definitions are Swedish only.

export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
