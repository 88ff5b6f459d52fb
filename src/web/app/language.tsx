// The page's language is its address: / is Swedish, /en/… English. It holds for as long as the page is loaded; switching
// language is an ordinary link, so that every text, title and address changes together.
import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { Language } from '../../core/language.ts';
import type { Messages } from './messages.ts';

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
}

const SpokenContext = createContext<Spoken | null>(null);

export function LanguageProvider({
  spoken,
  children,
}: {
  readonly spoken: Spoken;
  readonly children: ReactNode;
}) {
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

export function languageOf(pathname: string): Language {
  return /^\/en(\/|$)/.test(pathname) ? 'en' : 'sv';
}

/** The same page in the other language. */
export function otherLanguageHref(href: string): string {
  if (languageOf(href) === 'en') return href.slice(3) || '/';
  return href === '/' ? '/en' : `/en${href}`;
}

/** The first page in a language. */
export function homeHref(language: Language): string {
  return language === 'en' ? '/en' : '/';
}

/** Texts of the interface and the language they are in. */
export function useMessages(): Messages {
  return useSpoken().messages;
}

export function useLanguage(): Language {
  return useSpoken().language;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === null) throw new Error('No LanguageProvider around the page');
  return spoken;
}

/** For texts that are Swedish whatever the page's language (definitions, reports): read aloud as Swedish. */
export function useSwedish(): { readonly lang?: 'sv' } {
  return useLanguage() === 'sv' ? {} : { lang: 'sv' };
}
