// Status as symbol, word and colour together. The silhouettes differ (charts/light-glyph.tsx), so that black print and
// colour-blind eyes tell them apart; the word always stands beside, and the symbol is hidden from screen readers.
import { LightGlyph } from '../../charts/light-glyph.tsx';
import type { GoalLevel, Light } from '../../core/light.ts';

export function Glyph({ light }: { readonly light: Light | GoalLevel }) {
  return (
    <svg className={`glyph is-${light}`} viewBox="0 0 18 18" aria-hidden="true">
      <LightGlyph light={light} palette="css" />
    </svg>
  );
}

interface StatusProps {
  readonly light: Light | GoalLevel;
  readonly word: string;
  /** The tinted pill is for goals only. */
  readonly isPill?: boolean;
}

export function Status({ light, word, isPill = false }: StatusProps) {
  return (
    <span className={`status is-${light}${isPill ? ' pill' : ''}`}>
      <Glyph light={light} />
      {word}
    </span>
  );
}
