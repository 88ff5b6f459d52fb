// The problems of a file, all at once: what, where, what to try; and the way from each to its row and back.
import { useState } from 'react';
import type { DeliveryPage } from '../../../http/deliveries-contract.ts';
import type { RowSpan } from '../../api/queries.ts';
import { ROWS_PER_PAGE } from '../../api/queries.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';
import { Glyph } from '../../components/light-mark.tsx';
import { goToRow, rowAnchor } from './row-anchor.ts';

type Problem = DeliveryPage['problems'][number];

interface ProblemsProps {
  readonly page: DeliveryPage;
  readonly onShow: (span: RowSpan) => void;
}

export function Problems({ page, onShow }: ProblemsProps) {
  const messages = useMessages();
  const { errors, warnings } = page.delivery.counts;
  if (page.problems.length === 0)
    return page.delivery.state === 'previewed' ? <p className="small">{messages.noProblems}</p> : null;
  const isRefused = errors > 0;
  return (
    <section className="sec problems" aria-labelledby="h-problems">
      <h2 id="h-problems">{messages.problemsTitle}</h2>
      <div className={`msg ${isRefused ? 'is-not-reached' : 'is-partly'}`}>
        {isRefused ? <Glyph light="not-reached" /> : <Icon name="alert" />}
        <div>
          <p className="msg-title">{isRefused ? messages.mustMend(errors) : messages.toLookAt(warnings)}</p>
          <p>{isRefused ? messages.mustMendText : messages.toLookAtText}</p>
        </div>
      </div>
      <ProblemTable page={page} onShow={onShow} />
      {page.moreProblems > 0 && <p className="note">{messages.moreProblems(page.moreProblems)}</p>}
      <Jump page={page} onShow={onShow} />
    </section>
  );
}

function ProblemTable({ page, onShow }: ProblemsProps) {
  const messages = useMessages();
  const swedish = useSwedish();
  return (
    <table className="data cards">
      <caption className="sr">{messages.problemsTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.place}</th>
          <th scope="col">{messages.problemsTitle}</th>
          <th scope="col">{messages.try}</th>
        </tr>
      </thead>
      <tbody>
        {page.problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may say the same of the same place
          <tr key={index}>
            <th scope="row">
              <PlaceLink problem={problem} page={page} onShow={onShow} />
            </th>
            <td className="wide">
              <b>{problem.severity === 'error' ? messages.error : messages.warning}:</b>{' '}
              <span {...swedish}>{problem.message}</span>
            </td>
            <td className="wide" {...swedish}>
              {problem.hint}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlaceLink({ problem, page, onShow }: ProblemsProps & { readonly problem: Problem }) {
  const messages = useMessages();
  const { sheet, row, column } = problem.where;
  if (row === undefined) return column ?? messages.wholeFile;
  const place = messages.placeInFile(sheet ?? '', row, column ?? '');
  return (
    <a
      href={`#${rowAnchor(sheet ?? null, row)}`}
      onClick={(event) => {
        event.preventDefault();
        showRow(page, problem, onShow);
      }}
    >
      {place.charAt(0).toUpperCase() + place.slice(1)}
    </a>
  );
}

/** From problem to problem without going back to the list. */
function Jump({ page, onShow }: ProblemsProps) {
  const messages = useMessages();
  const placed = page.problems.filter(({ where }) => where.row !== undefined);
  const [at, setAt] = useState(-1);
  if (placed.length < 2) return null;
  const step = (by: number) => {
    const next = (at + by + placed.length) % placed.length;
    setAt(next);
    const problem = placed[next];
    if (problem !== undefined) showRow(page, problem, onShow);
  };
  return (
    <div className="btns jump">
      <button className="btn small" type="button" onClick={() => step(at < 0 ? 0 : -1)}>
        <Icon name="left" />
        {messages.previousProblem}
      </button>
      <button className="btn small" type="button" onClick={() => step(1)}>
        {messages.nextProblem}
        <Icon name="right" />
      </button>
      <span role="status" className="small">
        {at >= 0 && messages.problemOf(at + 1, placed.length)}
      </span>
    </div>
  );
}

/**
 * The row may lie on another page of rows. Which one is known only among rows with problems, which come in the order of the
 * file: so those are shown.
 */
function showRow(page: DeliveryPage, { where }: Problem, onShow: (span: RowSpan) => void): void {
  if (where.row === undefined) return;
  const anchor = rowAnchor(where.sheet ?? null, where.row);
  if (document.getElementById(anchor) === null) {
    const keys = page.problems.map((each) => rowAnchor(each.where.sheet ?? null, each.where.row ?? 0));
    const index = [...new Set(keys)].indexOf(anchor);
    onShow({ only: 'problems', from: Math.max(0, Math.floor(index / ROWS_PER_PAGE) * ROWS_PER_PAGE) });
  }
  goToRow(anchor);
}
