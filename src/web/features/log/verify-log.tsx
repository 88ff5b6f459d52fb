// Whether the log is as it was written: every entry is computed anew, and the answer said in a sentence.
import { useMutation } from '@tanstack/react-query';
import type { AuditVerification } from '../../../http/audit-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { Glyph } from '../../components/light-mark.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';

export function VerifyLog() {
  const messages = useMessages();
  const { log } = messages;
  const lang = useLanguage();
  const failureText = useFailureText();
  const verifying = useMutation({
    mutationFn: () => callApi<AuditVerification>('auditVerify', { query: { lang } }),
  });
  return (
    <section aria-labelledby="h-verify">
      <h2 id="h-verify">{log.verify}</h2>
      <p>{log.verifyText}</p>
      <div className="btns">
        <button
          className="btn"
          type="button"
          disabled={verifying.isPending}
          onClick={() => verifying.mutate()}
        >
          {verifying.isPending ? log.verifying : log.verify}
        </button>
      </div>
      <div role="status">{verifying.data !== undefined && <Verdict found={verifying.data} />}</div>
      {verifying.isError && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(verifying.error).lang}>{failureText(verifying.error).text}</p>
        </ErrorMessage>
      )}
    </section>
  );
}

function Verdict({ found }: { readonly found: AuditVerification }) {
  const { log } = useMessages();
  const light = found.isWhole && found.isProtected ? 'reached' : found.isWhole ? 'partly' : 'not-reached';
  return (
    <div className={`msg is-${light}`}>
      <Glyph light={light} />
      <div>
        <p className="msg-title">{found.sentence}</p>
        {!found.isWhole && <p>{log.brokenText}</p>}
        {!found.isProtected && <p>{log.unprotected}</p>}
        {found.last !== null && (
          <p className="small">
            {log.lastEntry(found.last.number)} <code className="log-hash">{found.last.hash}</code>
          </p>
        )}
      </div>
    </div>
  );
}
