// Someone else saved meanwhile: both versions side by side until the person chooses.
import type { ReactNode } from 'react';
import { useMessages } from '../app/language.tsx';
import { Icon } from './icon.tsx';

interface ConflictProps {
  /** Who saved; null when nobody's name is known. */
  readonly by: string | null;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  readonly onKeepMine: () => void;
  readonly onUseTheirs: () => void;
}

export function Conflict({ by, mine, theirs, onKeepMine, onUseTheirs }: ConflictProps) {
  const messages = useMessages();
  return (
    <div className="conflict">
      <div className="msg is-partly" role="alert">
        <Icon name="alert" />
        <div>
          <p className="msg-title">{messages.conflictTitle(by)}</p>
          <p>{messages.conflictText}</p>
        </div>
      </div>
      <div className="merge">
        <div>
          <h3>{messages.yourVersion}</h3>
          {mine}
          <button className="btn small primary" type="button" onClick={onKeepMine}>
            {messages.keepMine}
          </button>
        </div>
        <div>
          <h3>{messages.theirVersion}</h3>
          {theirs}
          <button className="btn small" type="button" onClick={onUseTheirs}>
            {messages.useTheirs}
          </button>
        </div>
      </div>
    </div>
  );
}
