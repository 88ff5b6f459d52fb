// Indicators by goal: three years, target, change, country and status. On a phone each row is a card (app/tables.css).
import { Link } from '@tanstack/react-router';
import type { IndicatorRow, ShownFigure } from '../../http/contract.ts';
import { useLanguage, useMessages, useSwedish } from '../app/language.tsx';
import { BarsFigure } from './bars-figure.tsx';
import { Status } from './light-mark.tsx';
import { FigureText } from './shown-figure.tsx';
import './indicator-table.css';

export interface IndicatorGroup {
  readonly goalId: string;
  readonly title: string;
  readonly counts: string;
  readonly rows: readonly IndicatorRow[];
}

interface Place {
  readonly region: string;
  readonly year: number;
}

interface IndicatorTableProps extends Place {
  readonly groups: readonly IndicatorGroup[];
  readonly showsSexes: boolean;
  /** Without headings the page has said which goal it is. */
  readonly hasGoalHeadings: boolean;
}

export function IndicatorTable({ groups, region, year, showsSexes, hasGoalHeadings }: IndicatorTableProps) {
  const years = groups[0]?.rows[0]?.years.map((figure) => figure.year) ?? [];
  return (
    <table className="data ind">
      <Head years={years} year={year} />
      {groups.map((group) => (
        <tbody key={group.goalId} id={`mal-${group.goalId}`}>
          {hasGoalHeadings && (
            <GoalHeading group={group} region={region} year={year} columns={years.length + 6} />
          )}
          {group.rows.map((row) => (
            <Indicator key={row.id} row={row} region={region} year={year} showsSexes={showsSexes} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Head({ years, year }: { readonly years: readonly number[]; readonly year: number }) {
  const messages = useMessages();
  return (
    <>
      <caption className="sr">{messages.tableCaption(years[0] ?? year, year)}</caption>
      <colgroup>
        <col className="c-name" />
        {years.map((each) => (
          <col key={each} className="c-year" />
        ))}
        <col className="c-bars" />
        <col className="c-target" />
        <col className="c-change" />
        <col className="c-country" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{messages.indicator}</th>
          {years.map((each) => (
            <th key={each} scope="col" className="n">
              {each}
            </th>
          ))}
          <th scope="col">{messages.threeYears}</th>
          <th scope="col" className="n">
            {messages.target(year)}
          </th>
          <th scope="col">{messages.changeSince(year - 1)}</th>
          <th scope="col" className="n">
            {messages.country}
          </th>
          <th scope="col">{messages.status(year)}</th>
        </tr>
      </thead>
    </>
  );
}

function GoalHeading({
  group,
  region,
  year,
  columns,
}: Place & { readonly group: IndicatorGroup; readonly columns: number }) {
  return (
    <tr className="grp">
      <th colSpan={columns} scope="rowgroup">
        <Link
          className="g"
          to="/$region/$year/mal/$goal"
          params={{ region, year: String(year), goal: group.goalId }}
          {...useSwedish()}
        >
          {group.title}
        </Link>
        <span className="gs">{group.counts}</span>
      </th>
    </tr>
  );
}

function Indicator({
  row,
  region,
  year,
  showsSexes,
}: Place & { readonly row: IndicatorRow; readonly showsSexes: boolean }) {
  const messages = useMessages();
  const swedish = useSwedish();
  const sexes = showsSexes
    ? ([
        ['women', row.womenName, row.women],
        ['men', row.menName, row.men],
      ] as const)
    : [];
  const shown = sexes.filter(([, , figures]) => figures !== null);
  const hasNothing = row.years.every(({ missing }) => missing !== null);
  const look = [shown.length > 0 ? 'has-sexes' : '', hasNothing ? 'no-data' : ''].join(' ').trim();
  return (
    <>
      <tr id={`i-${row.id}`} className={look === '' ? undefined : look}>
        <th scope="row">
          <Link
            className="t"
            to="/$region/$year/indikatorer/$indicator"
            params={{ region, year: String(year), indicator: row.id }}
            {...swedish}
          >
            {row.name}
          </Link>
          <span className="d" {...swedish}>
            {row.description}
          </span>
        </th>
        <YearCells figures={row.years} year={year} />
        <td className="c">
          <BarsFigure bars={row.bars} />
        </td>
        <td className="n cell-target">
          <Label text={messages.target(year)} />
          {row.target}
        </td>
        <ChangeCell row={row} year={year} />
        <td className={`n cell-country${row.country === null ? ' none' : ''}`}>
          <Label text={messages.country} />
          {row.country !== null && <Country figure={row.country} year={year} />}
        </td>
        <td className="cell-status">
          <Status light={row.verdict.light} word={row.verdict.word} />
          {row.verdict.sub !== '' && <span className="sub">{row.verdict.sub}</span>}
        </td>
      </tr>
      {shown.map(([sex, name, figures]) => (
        <tr key={sex} className="sex">
          <th scope="row">
            <span className={`sex-mark ${sex}`} aria-hidden="true" />
            <span {...swedish}>{name}</span>
          </th>
          <YearCells figures={figures ?? []} year={year} />
          <td className="c" />
          <td className="cell-rest" colSpan={4} />
        </tr>
      ))}
    </>
  );
}

function YearCells({ figures, year }: { readonly figures: readonly ShownFigure[]; readonly year: number }) {
  return figures.map((figure, index) => (
    <td key={figure.year} className={`n y${index}`}>
      <Label text={String(figure.year)} />
      <span className={figure.year === year ? 'now' : undefined}>
        <FigureText figure={figure} />
      </span>
      {figure.sub !== '' && <span className="sub">{figure.sub}</span>}
    </td>
  ));
}

function ChangeCell({ row, year }: { readonly row: IndicatorRow; readonly year: number }) {
  const messages = useMessages();
  const { text, judgement, judgementText } = row.change;
  const isTold = judgement !== 'unchanged' && judgement !== 'none';
  return (
    <td className={`cell-change${judgement === 'none' && text.length < 2 ? ' none' : ''}`}>
      <Label text={messages.sinceShort(year - 1)} />
      <span className={isTold ? 'now' : judgement === 'none' ? 'missing' : undefined}>{text}</span>
      {isTold && judgementText !== '' && <span className="sub">{judgementText}</span>}
    </td>
  );
}

/** The country's figure of another year says so: it is not this year's comparison. */
function Country({ figure, year }: { readonly figure: ShownFigure; readonly year: number }) {
  const language = useLanguage();
  const approximate = figure.isApproximate ? (language === 'sv' ? 'ca\u00a0' : 'c.\u00a0') : '';
  return (
    <>
      {approximate}
      <FigureText figure={figure} />
      {figure.year !== year && <span className="sub">{figure.year}</span>}
    </>
  );
}

/** The column's heading inside the cell, seen only where rows are cards. */
function Label({ text }: { readonly text: string }) {
  return (
    <span className="lbl" aria-hidden="true">
      {text}
    </span>
  );
}
