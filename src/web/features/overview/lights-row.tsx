// All indicators as symbols by status: each leads to its row in the table below.
import type { Overview } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { Glyph } from '../../components/light-mark.tsx';

interface LightsRowProps {
  readonly lights: Overview['lights'];
  readonly year: number;
}

export function LightsRow({ lights, year }: LightsRowProps) {
  const messages = useMessages();
  const total = lights.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className="lights" aria-label={messages.lightsLabel(total, year)}>
      <li className="total">
        <b>{messages.lightsTotal(total)}</b> <br />
        {year}
      </li>
      {lights
        .filter(({ count }) => count > 0)
        .map(({ light, count, caption, indicators }) => (
          <li key={light} className={`is-${light}`}>
            <div className="row">
              {indicators.map(({ id, name }) => (
                <a key={id} href={`#i-${id}`} aria-label={name} title={name}>
                  <Glyph light={light} />
                </a>
              ))}
            </div>
            <p className="caption">
              <Caption text={caption} count={count} />
            </p>
          </li>
        ))}
    </ul>
  );
}

/** The caption as the API writes it; its number stands out when it begins with it, else it is put before. */
function Caption({ text, count }: { readonly text: string; readonly count: number }) {
  const number = String(count);
  const rest = text.startsWith(`${number} `) ? text.slice(number.length) : ` ${text}`;
  return (
    <>
      <b>{number}</b>
      {rest}
    </>
  );
}
