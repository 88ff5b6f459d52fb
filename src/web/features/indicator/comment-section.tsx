// The comment: drafted by the system or written by a person, its figures bound; and the way to change it.
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { IndicatorPage } from '../../../http/contract.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeDay } from '../../app/written-dates.ts';
import { BoundProse } from '../../components/bound-prose.tsx';
import { useMay } from '../../components/viewer.ts';
import { CommentEditor } from './comment-editor.tsx';

export function CommentSection({ page }: { readonly page: IndicatorPage }) {
  const messages = useMessages();
  const mayWrite = useMay()('write-comments', page.region.id);
  // Once begun it stays, whatever happens to the session: what is written is never taken away.
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState('');
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const done = (message: string) => {
    setSaved(message);
    setEditing(false);
  };
  return (
    <section className="draft" aria-labelledby="h-comment">
      <h2 id="h-comment">
        {isEditing
          ? messages.editTitle
          : page.comment.author === 'drafted'
            ? messages.draftedTitle
            : messages.writtenTitle}
      </h2>
      <p role="status" className={saved === '' ? 'sr' : 'meta'}>
        {saved}
      </p>
      {isEditing ? (
        <CommentEditor page={page} onDone={done} />
      ) : (
        <ShownComment page={page}>
          {mayWrite && (
            <button ref={editButton} className="btn small" type="button" onClick={() => setEditing(true)}>
              {messages.edit}
            </button>
          )}
        </ShownComment>
      )}
    </section>
  );
}

function ShownComment({ page, children }: { readonly page: IndicatorPage; readonly children: ReactNode }) {
  const messages = useMessages();
  const language = useLanguage();
  const { comment } = page;
  const plan = { region: page.region.id, year: String(page.year), indicatorId: page.id };
  const written =
    comment.by === null || comment.at === null
      ? messages.draftedText
      : messages.writtenBy(comment.by, writeDay(comment.at, language));
  // What a person writes is Swedish; drafts come in the page's language.
  const lang = comment.author === 'person' && language !== 'sv' ? 'sv' : undefined;
  return (
    <>
      <p className="meta">{written}</p>
      <div lang={lang}>
        {comment.paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity but their order
          <p key={index}>
            <BoundProse parts={paragraph} plan={plan} />
          </p>
        ))}
      </div>
      {comment.unbound.length > 0 && (
        <p className="note">
          <b>{messages.unboundTitle}.</b> {messages.unboundText(comment.unbound.join(', '))}
        </p>
      )}
      <p className="note">{messages.figureKey}</p>
      <div className="btns">{children}</div>
    </>
  );
}
