// Copies a text, and says whether it worked: some browsers refuse.
import { useState } from 'react';
import { useMessages } from '../app/language.tsx';

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { account } = useMessages();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(account.copied);
    } catch {
      // Refused by the browser or its settings: the person is told, and can select the text.
      setSaid(account.copyFailed);
    }
  };
  return (
    <>
      <button className="btn" type="button" onClick={copy}>
        {label}
      </button>
      <span role="status" className="small">
        {said}
      </span>
    </>
  );
}
