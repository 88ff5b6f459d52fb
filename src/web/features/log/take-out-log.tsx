// What is shown, as a file: a table for people, lines for those who verify it elsewhere.
import { useMutation } from '@tanstack/react-query';
import type { AuditFileFormat } from '../../../people/audit-file-formats.ts';
import { AUDIT_FILE_FORMATS } from '../../../people/audit-file-formats.ts';
import { fetchFile } from '../../api/fetch.ts';
import type { LogFilter } from '../../api/log-queries.ts';
import { saveFile } from '../../api/save-file.ts';
import { useMessages } from '../../app/language.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';

export function TakeOutLog({ filter }: { readonly filter: LogFilter }) {
  const messages = useMessages();
  const { log } = messages;
  const failureText = useFailureText();
  const taking = useMutation({
    mutationFn: async (format: AuditFileFormat) => {
      const file = await fetchFile('auditFile', { query: { ...filter, format } });
      saveFile(file.blob, file.name);
    },
  });
  return (
    <section aria-labelledby="h-take-out">
      <h2 id="h-take-out">{log.export}</h2>
      <p>{log.exportText}</p>
      <div className="btns">
        {AUDIT_FILE_FORMATS.map((format) => (
          <button
            key={format}
            className="btn"
            type="button"
            disabled={taking.isPending}
            onClick={() => taking.mutate(format)}
          >
            {log.formats[format]}
          </button>
        ))}
      </div>
      <p role="status" className="small">
        {taking.isSuccess ? log.exported : ''}
      </p>
      {taking.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(taking.error).lang}>{failureText(taking.error).text}</p>
        </ErrorMessage>
      )}
    </section>
  );
}
