// Recovery codes, shown once: copied, printed or saved as a file, and confirmed as saved before the page goes on.
import { useState } from 'react';
import { saveFile } from '../api/save-file.ts';
import { useMessages } from '../app/language.tsx';
import { CopyButton } from './copy-button.tsx';
import './recovery-codes.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly email: string;
  readonly action: string;
  readonly onSaved: () => void;
}

export function RecoveryCodes({ codes, email, action, onSaved }: RecoveryCodesProps) {
  const { account } = useMessages();
  const [isSaved, setSaved] = useState(false);
  const text = `${account.codesFileHead(email)}\n\n${codes.join('\n')}\n`;
  return (
    <div className="recovery">
      <p>{account.recoveryText}</p>
      <p className="only-print">{account.codesFileHead(email)}</p>
      <ol className="recovery-codes" aria-label={account.recoveryCodes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="small">
        <b>{account.recoveryOnce}</b>
      </p>
      <div className="btns gap">
        <CopyButton text={text} label={account.copyCodes} />
        <button className="btn" type="button" onClick={() => window.print()}>
          {account.printCodes}
        </button>
        <button
          className="btn"
          type="button"
          onClick={() => saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), account.codesFile)}
        >
          {account.downloadCodes}
        </button>
      </div>
      <label className="check gap">
        <input type="checkbox" checked={isSaved} onChange={({ target }) => setSaved(target.checked)} />
        {account.savedThem}
      </label>
      <div className="btns gap">
        <button className="btn primary" type="button" disabled={!isSaved} onClick={onSaved}>
          {action}
        </button>
      </div>
    </div>
  );
}
