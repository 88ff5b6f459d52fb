// The row of a delivered file that a figure was read from: its cells as they were written.
import { useQuery } from '@tanstack/react-query';
import { provenanceQuery } from '../api/queries.ts';
import { useMessages } from '../app/language.tsx';
import { ErrorMessage, useFailureText } from './states.tsx';

export function SourceRow({ observation }: { readonly observation: string }) {
  const messages = useMessages();
  const failureText = useFailureText();
  const { data, error } = useQuery(provenanceQuery(observation));
  if (error !== null) {
    const { text, lang } = failureText(error);
    return (
      <ErrorMessage title={messages.actionFailed}>
        <p lang={lang}>{text}</p>
      </ErrorMessage>
    );
  }
  if (data === undefined)
    return (
      <p className="small" role="status">
        {messages.loading} …
      </p>
    );
  return (
    <table className="data source-row">
      <caption>{messages.rowOf(data.observation.file, data.observation.row)}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.column}</th>
          <th scope="col">{messages.inTheFile}</th>
        </tr>
      </thead>
      <tbody>
        {data.columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may use a heading twice; columns have no identity but their order
          <tr key={index}>
            <th scope="row">{column}</th>
            <td>{data.cells[index] || <span className="missing">{messages.emptyCell}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
