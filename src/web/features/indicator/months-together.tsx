// Tertials and the latest twelve months, pooled from the months.
import type { IndicatorPage } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';

export function MonthsTogether({ page: { months } }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  if (months === null) return null;
  return (
    <div className="months-together">
      <table className="data">
        <caption>{messages.monthsTogether}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.periodWord}</th>
            <th scope="col" className="n">
              {messages.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.rows.map(({ period, text, sub }) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              <td className="n">
                {text}
                {sub !== '' && <span className="sub">{sub}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{months.note}</p>
    </div>
  );
}
