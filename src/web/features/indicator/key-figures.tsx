// The one big figure, what it is held against, and why the status is what it is.
import type { ReactNode } from 'react';
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { Status } from '../../components/light-mark.tsx';
import { FigureText } from '../../components/shown-figure.tsx';

export function KeyFigures({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const { figure, year, verdict, country, change } = page;
  // Beside a change stands its arithmetic; without one, why there is none is a sentence of its own.
  const isTold = change.judgement !== 'none';
  const arithmetic = isTold && change.explanation !== '' ? `(${change.explanation})` : '';
  const aside = [change.judgementText, arithmetic].filter((part) => part !== '').join(' ');
  return (
    <>
      <div className="kpi">
        <p className="big">
          <span className="sr">{messages.outcomeOf(year)}</span>
          {figure.missing === null ? <BigText text={figure.text} /> : <FigureText figure={figure} />}
          {figure.sub !== '' && <span className="big-sub">{figure.sub}</span>}
        </p>
        <dl>
          <Fact term={messages.status(year)}>
            <Status light={verdict.light} word={verdict.word} />
          </Fact>
          {page.target !== '' && <Fact term={messages.target(year)}>{page.target}</Fact>}
          {change.text !== '' && (
            <Fact term={messages.since(year - 1)}>
              {change.text}
              {aside !== '' && <small> {aside}</small>}
            </Fact>
          )}
          {country !== null && (
            <Fact term={country.year === year ? messages.country : `${messages.country} ${country.year}`}>
              <FigureText figure={country} />
            </Fact>
          )}
          {page.sexes !== '' && <Fact term={messages.womenMen}>{page.sexes}</Fact>}
        </dl>
      </div>
      <p className="note">
        <b>{messages.why(verdict.word)}</b> {verdict.reason}
      </p>
      {!isTold && change.explanation !== '' && <p className="note">{change.explanation}</p>}
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The unit stands smaller than the number: "77" large, " %" small. */
function BigText({ text }: { readonly text: string }) {
  const [, number = text, unit = ''] = /^([^\p{L}%]*\d)(\D*)$/u.exec(text) ?? [];
  return (
    <>
      {number}
      {unit !== '' && <small>{unit}</small>}
    </>
  );
}
