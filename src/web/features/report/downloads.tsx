// The report as files. A file takes seconds to make: the page says so, and when it is ready or failed.
import { useState } from 'react';
import type { ReportFormat } from '../../../publish/contract.ts';
import { fetchFile } from '../../api/fetch.ts';
import { saveFile } from '../../api/save-file.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';

const FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'csv'] as const satisfies readonly ReportFormat[];

interface DownloadsProps {
  readonly region: string;
  readonly year: string;
}

export function Downloads({ region, year }: DownloadsProps) {
  const messages = useMessages();
  const lang = useLanguage();
  const [making, setMaking] = useState<ReportFormat | null>(null);
  const [said, setSaid] = useState('');
  const make = async (format: ReportFormat) => {
    const name = messages.formats[format];
    setMaking(format);
    setSaid(messages.making(name));
    try {
      const file = await fetchFile('reportFile', { parts: { region, year, format }, query: { lang } });
      saveFile(file.blob, file.name);
      setSaid(messages.made(name));
    } catch {
      setSaid(messages.makingFailed(name));
    } finally {
      setMaking(null);
    }
  };
  return (
    <section className="downloads" aria-labelledby="h-download">
      <h2 id="h-download">{messages.download}</h2>
      <div className="btns">
        {FORMATS.map((format) => (
          <button
            key={format}
            className={format === 'pdf' ? 'btn primary' : 'btn'}
            type="button"
            aria-disabled={making !== null}
            onClick={() => making === null && make(format)}
          >
            {messages.formats[format]}
          </button>
        ))}
      </div>
      <p role="status" className="small">
        {said}
      </p>
    </section>
  );
}
