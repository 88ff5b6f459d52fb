// Editing a comment: text with figures as names in braces, and the names that there are with what they stand for now.
// A number typed by hand is allowed but told to be unbound after saving.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Comment, IndicatorPage } from '../../../http/contract.ts';
import { ApiProblem, callApi } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { Conflict } from '../../components/conflict.tsx';
import { useLeaveWarning } from '../../components/leave-warning.ts';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { insertName } from './insert-name.ts';

interface CommentEditorProps {
  readonly page: IndicatorPage;
  /** With what to say: what was saved, or nothing. */
  readonly onDone: (message: string) => void;
}

export function CommentEditor({ page, onDone }: CommentEditorProps) {
  const messages = useMessages();
  const failureText = useFailureText();
  const [template, setTemplate] = useState(page.comment.template);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const saving = useSaving(page, onDone);
  const refresh = useRefresh(page);
  useLeaveWarning(template !== page.comment.template);
  useEffect(() => textarea.current?.focus(), []);
  const insert = (name: string) => {
    const field = textarea.current;
    if (field === null) return;
    const next = insertName(template, name, field.selectionStart, field.selectionEnd);
    setTemplate(next.text);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(next.caret, next.caret);
    });
  };
  const theirs = conflictOf(saving.error);
  return (
    <form
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        saving.mutate({ template, basedOn: page.comment.version });
      }}
    >
      <div className="field">
        <label htmlFor={id}>{messages.templateLabel}</label>
        <p className="hint" id={`${id}-hint`}>
          {messages.editText}
        </p>
        <textarea
          id={id}
          ref={textarea}
          lang="sv"
          rows={8}
          maxLength={8000}
          value={template}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setTemplate(target.value)}
        />
      </div>
      <Names figures={page.comment.figures} onInsert={insert} />
      {theirs !== null && (
        <Conflict
          by={theirs.by}
          mine={<p lang="sv">{template}</p>}
          theirs={<p lang="sv">{theirs.template}</p>}
          onKeepMine={() => saving.mutate({ template, basedOn: theirs.version })}
          onUseTheirs={async () => {
            await refresh();
            onDone('');
          }}
        />
      )}
      {saving.isError && theirs === null && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(saving.error).lang}>{failureText(saving.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns">
        {theirs === null && (
          <button
            className="btn small primary"
            type="submit"
            disabled={saving.isPending || template.trim() === ''}
          >
            {saving.isPending ? messages.saving : messages.saveComment}
          </button>
        )}
        <button className="btn small" type="button" onClick={() => onDone('')}>
          {messages.cancel}
        </button>
        {page.comment.author === 'person' && (
          <button
            className="btn small quiet"
            type="button"
            onClick={() => saving.mutate({ template: '', basedOn: page.comment.version })}
          >
            {messages.backToDraft}
          </button>
        )}
      </div>
    </form>
  );
}

function Names(props: { readonly figures: Comment['figures']; readonly onInsert: (name: string) => void }) {
  const messages = useMessages();
  return (
    <fieldset className="field names">
      <legend>{messages.namesTitle}</legend>
      <ul lang="sv">
        {props.figures.map(({ name, text, explanation }) => (
          <li key={name}>
            <button
              className="filter"
              type="button"
              aria-label={messages.insertName(name, text)}
              onClick={() => props.onInsert(name)}
            >
              {`{${name}}`}
            </button>
            <span>
              <b>{text}</b> {explanation}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface Edited {
  readonly template: string;
  readonly basedOn: number;
}

function useSaving(page: IndicatorPage, onDone: (message: string) => void) {
  const messages = useMessages();
  const lang = useLanguage();
  const refresh = useRefresh(page);
  return useMutation({
    mutationFn: (body: Edited) =>
      callApi<Comment>('writeComment', {
        parts: { region: page.region.id, year: page.year, indicator: page.id },
        query: { lang },
        body,
      }),
    onSuccess: async (_, { template }) => {
      await refresh();
      onDone(template === '' ? messages.backToDraftDone : messages.commentSaved);
    },
  });
}

function useRefresh(page: IndicatorPage) {
  const client = useQueryClient();
  const place = [page.region.id, String(page.year)];
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['indicator', ...place, page.id] }),
      client.invalidateQueries({ queryKey: ['report', ...place] }),
    ]);
}

/** What someone else saved meanwhile; null when the failure is another. */
function conflictOf(error: unknown): Pick<Comment, 'template' | 'version' | 'by'> | null {
  if (!(error instanceof ApiProblem) || error.details.status !== 409) return null;
  const current = error.details.current as Partial<Comment> | null | undefined;
  return { template: current?.template ?? '', version: current?.version ?? 0, by: current?.by ?? null };
}
