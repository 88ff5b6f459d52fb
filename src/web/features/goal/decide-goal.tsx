// The decision on a goal's level: a level and a reason. When someone else decided meanwhile, both are shown and the person
// chooses; nothing is overwritten unseen.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { GoalLevel } from '../../../core/light.ts';
import { GOAL_LEVEL_WORDS, GOAL_LEVELS } from '../../../core/light.ts';
import type { GoalPage, GoalSummary } from '../../../http/contract.ts';
import { ApiProblem, callApi } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { Conflict } from '../../components/conflict.tsx';
import { FieldError } from '../../components/field-error.tsx';
import { useLeaveWarning } from '../../components/leave-warning.ts';
import { Glyph } from '../../components/light-mark.tsx';
import { ErrorMessage, useFailureText } from '../../components/states.tsx';
import { useMay } from '../../components/viewer.ts';

interface Decision {
  readonly level: GoalLevel;
  readonly reason: string;
}

export function DecideGoal({ page }: { readonly page: GoalPage }) {
  const messages = useMessages();
  const mayDecide = useMay()('decide-goals', page.region.id);
  // Once open it stays, whatever happens to the session: what is written is never taken away.
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const done = (saved: boolean) => {
    setOpen(false);
    setSaved(saved);
  };
  return (
    <>
      <p role="status" className={isSaved ? 'small' : 'sr'}>
        {isSaved ? messages.decisionSaved : ''}
      </p>
      {isOpen ? (
        <DecisionForm page={page} onDone={done} />
      ) : !mayDecide ? null : (
        <div className="btns gap">
          <button ref={opener} className="btn" type="button" onClick={() => setOpen(true)}>
            {page.goal.version === 0 ? messages.decide : messages.decideAgain}
          </button>
        </div>
      )}
    </>
  );
}

function useSaving(page: GoalPage, onDone: (saved: boolean) => void) {
  const language = useLanguage();
  const refresh = useRefresh(page);
  return useMutation({
    mutationFn: ({ basedOn, ...decision }: Decision & { readonly basedOn: number }) =>
      callApi<GoalSummary>('decideGoal', {
        parts: { region: page.region.id, year: page.year, goal: page.goal.id },
        query: { lang: language },
        body: { ...decision, basedOn },
      }),
    onSuccess: async () => {
      await refresh();
      onDone(true);
    },
  });
}

/** A goal's level stands on three kinds of page. */
function useRefresh(page: GoalPage) {
  const client = useQueryClient();
  const place = [page.region.id, String(page.year)];
  return () =>
    Promise.all(
      ['goal', 'overview', 'report'].map((kind) => client.invalidateQueries({ queryKey: [kind, ...place] })),
    );
}

interface DecisionFormProps {
  readonly page: GoalPage;
  readonly onDone: (saved: boolean) => void;
}

function DecisionForm({ page, onDone }: DecisionFormProps) {
  const messages = useMessages();
  const failureText = useFailureText();
  const [level, setLevel] = useState<GoalLevel | null>(
    page.goal.isDecided ? page.goal.level : page.goal.proposal,
  );
  const before = page.goal.version > 0 ? page.goal.reason : '';
  const [reason, setReason] = useState(before);
  useLeaveWarning(reason !== before);
  const [isTried, setTried] = useState(false);
  const saving = useSaving(page, onDone);
  const refresh = useRefresh(page);
  const reasonId = useId();
  const isTooShort = reason.trim().length < 3;
  const save = (basedOn: number) => {
    setTried(true);
    if (level !== null && !isTooShort) saving.mutate({ level, reason: reason.trim(), basedOn });
    else document.getElementById(reasonId)?.focus();
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus(), []);
  const theirs = conflictOf(saving.error);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        save(page.goal.version);
      }}
    >
      <p className="hint">{messages.decideText}</p>
      <Levels chosen={level} onChoose={setLevel} />
      <div className="field">
        <label htmlFor={reasonId}>{messages.reason}</label>
        <p className="hint" id={`${reasonId}-hint`}>
          {messages.reasonHint}
        </p>
        <textarea
          id={reasonId}
          value={reason}
          maxLength={1000}
          required
          aria-invalid={isTried && isTooShort}
          aria-describedby={`${reasonId}-hint ${reasonId}-error`}
          onChange={({ target }) => setReason(target.value)}
        />
        <FieldError id={`${reasonId}-error`} text={isTried && isTooShort ? messages.reasonNeeded : null} />
      </div>
      {theirs !== null && level !== null && (
        <Conflict
          by={theirs.by}
          mine={<Written level={level} reason={reason} />}
          theirs={<Written level={theirs.level} reason={theirs.reason} />}
          onKeepMine={() => save(theirs.version)}
          onUseTheirs={async () => {
            await refresh();
            onDone(false);
          }}
        />
      )}
      {saving.isError && theirs === null && (
        <ErrorMessage title={messages.actionFailed}>
          <p lang={failureText(saving.error).lang}>{failureText(saving.error).text}</p>
        </ErrorMessage>
      )}
      <div className="btns gap">
        {theirs === null && (
          <button className="btn primary" type="submit" disabled={saving.isPending}>
            {saving.isPending ? messages.saving : messages.saveDecision}
          </button>
        )}
        <button className="btn" type="button" onClick={() => onDone(false)}>
          {messages.cancel}
        </button>
      </div>
    </form>
  );
}

function Levels({
  chosen,
  onChoose,
}: {
  readonly chosen: GoalLevel | null;
  readonly onChoose: (level: GoalLevel) => void;
}) {
  const messages = useMessages();
  const words = GOAL_LEVEL_WORDS[useLanguage()];
  return (
    <fieldset className="field">
      <legend>{messages.level}</legend>
      <div className="levels">
        {GOAL_LEVELS.map((level) => (
          <label key={level} className="radio">
            <input type="radio" name="level" checked={chosen === level} onChange={() => onChoose(level)} />
            <Glyph light={level} />
            {words[level]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Written({ level, reason }: Decision) {
  const words = GOAL_LEVEL_WORDS[useLanguage()];
  return (
    <p>
      <b>{words[level]}.</b> <span lang="sv">{reason}</span>
    </p>
  );
}

/** What someone else decided meanwhile; null when the failure is another. */
function conflictOf(
  error: unknown,
): (Decision & { readonly version: number; readonly by: string | null }) | null {
  if (!(error instanceof ApiProblem) || error.details.status !== 409) return null;
  const current = error.details.current as Partial<GoalSummary> | null | undefined;
  const level = GOAL_LEVELS.find((each) => each === current?.level);
  return level === undefined
    ? null
    : {
        level,
        reason: current?.reason ?? '',
        version: current?.version ?? 0,
        by: current?.decidedBy ?? null,
      };
}
