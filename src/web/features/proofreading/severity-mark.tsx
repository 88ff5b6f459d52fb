// How wrong a finding is, as a symbol beside the word: diamond, triangle and ring differ also in black print.
import { Glyph } from '../../components/light-mark.tsx';
import type { Severity } from './review.ts';

/** The classes of colour that the statuses have. */
export const SEVERITY_CLASS = {
  error: 'is-not-reached',
  likely: 'is-partly',
  ask: 'is-tracked',
} as const satisfies Record<Severity, string>;

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  switch (severity) {
    case 'error':
      return <Glyph light="not-reached" />;
    case 'likely':
      return (
        <svg className="glyph is-partly" viewBox="0 0 18 18" aria-hidden="true">
          <path
            d="M9 1.6L17 16H1z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.9"
            strokeLinejoin="round"
          />
          <path d="M9 7v4M9 13.2v.1" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      );
    case 'ask':
      return (
        <svg className="glyph is-tracked" viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="9" cy="9" r="7.4" fill="none" stroke="currentColor" strokeWidth="1.9" />
          <path
            d="M6.8 7.2a2.2 2.2 0 1 1 3.2 1.9c-.7.4-1 .8-1 1.5M9 13v.1"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.9"
            strokeLinecap="round"
          />
        </svg>
      );
  }
}
