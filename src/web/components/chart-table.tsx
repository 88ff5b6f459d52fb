// The table one click away from a chart.
import type { ChartSpec } from '../../charts/contract.ts';
import { useMessages } from '../app/language.tsx';
import { chartRows } from './chart-rows.ts';
import { Scrolling } from './scrolling.tsx';

export function ChartTable({ spec }: { readonly spec: ChartSpec }) {
  const messages = useMessages();
  const { headings, rows } = chartRows(spec, messages);
  return (
    <Scrolling label={spec.title}>
      <table className="data">
        <caption className="sr">{spec.title}</caption>
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th key={heading} scope="col" className={index === 0 ? undefined : 'n'}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={headings[index + 1]} className="n">
                  {cell ?? (
                    <span className="missing">
                      <span aria-hidden="true">–</span>
                      <span className="sr">{messages.missing}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
