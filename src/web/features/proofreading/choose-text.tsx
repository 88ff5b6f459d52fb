// What to proofread: a file dropped or chosen, or pasted text; and what to hold it against beside itself.
import type { SubmitEvent } from 'react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import type { RegionSummary } from '../../../http/contract.ts';
import { useMessages } from '../../app/language.tsx';
import { FieldError } from '../../components/field-error.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import type { Place, ProofSource } from './review.ts';

/** The server looks at the content, not at the name. */
const ACCEPTED = [
  '.docx',
  '.pdf',
  '.html',
  '.htm',
  '.md',
  '.txt',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/html',
  'text/plain',
];

interface ChooseTextProps {
  readonly regions: readonly RegionSummary[];
  readonly isBusy: boolean;
  readonly onChoose: (source: ProofSource, place: Place | null) => void;
}

export function ChooseText({ regions, isBusy, onChoose }: ChooseTextProps) {
  const messages = useMessages().proofreading;
  const [place, setPlace] = useState<Place | null>(null);
  const [isMany, setMany] = useState(false);
  const take = (files: readonly File[]) => {
    const [file] = files;
    setMany(files.length > 1);
    if (files.length === 1 && file !== undefined) onChoose({ kind: 'file', file }, place);
  };
  return (
    <div className="proof-start">
      <PlaceField regions={regions} place={place} onChange={setPlace} />
      <DropZone
        className="proof-drop"
        isDisabled={isBusy}
        onDrop={async ({ items }) =>
          take(await Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))))
        }
      >
        {({ isDropTarget }) => (
          <>
            <Text slot="label" className="drop-title">
              {isDropTarget ? messages.dropNow : messages.dropTitle}
            </Text>
            <FileTrigger acceptedFileTypes={ACCEPTED} onSelect={(list) => take([...(list ?? [])])}>
              <Button className="btn primary" isDisabled={isBusy}>
                {messages.chooseFile}
              </Button>
            </FileTrigger>
            <p className="small">{messages.limits}</p>
          </>
        )}
      </DropZone>
      {isMany && <ErrorMessage title={messages.onlyOne} />}
      <PasteForm isBusy={isBusy} onPaste={(text) => onChoose({ kind: 'text', text }, place)} />
    </div>
  );
}

function PasteForm({
  isBusy,
  onPaste,
}: {
  readonly isBusy: boolean;
  readonly onPaste: (text: string) => void;
}) {
  const messages = useMessages().proofreading;
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const id = useId();
  const isEmpty = text.trim() === '';
  return (
    <form
      className="proof-paste"
      noValidate
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        setTried(true);
        if (isEmpty) document.getElementById(id)?.focus();
        else if (!isBusy) onPaste(text);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{messages.paste}</label>
        <p className="hint" id={`${id}-hint`}>
          {messages.pasteHint}
        </p>
        <textarea
          id={id}
          value={text}
          rows={6}
          aria-invalid={isTried && isEmpty}
          aria-describedby={`${id}-hint ${id}-error`}
          onChange={({ target }) => setText(target.value)}
        />
        <FieldError id={`${id}-error`} text={isTried && isEmpty ? messages.pasteEmpty : null} />
      </div>
      <div className="btns">
        <button className="btn" type="submit" aria-disabled={isBusy}>
          {messages.proofreadText}
        </button>
      </div>
    </form>
  );
}

function PlaceField({
  regions,
  place,
  onChange,
}: {
  readonly regions: readonly RegionSummary[];
  readonly place: Place | null;
  readonly onChange: (place: Place | null) => void;
}) {
  const messages = useMessages().proofreading;
  const id = useId();
  const places = regions.flatMap(({ id: region, name, years }) =>
    years.map((year) => ({ region, year, name, value: `${region} ${year}` })),
  );
  return (
    <div className="field proof-place">
      <label htmlFor={id}>{messages.against}</label>
      <p className="hint" id={`${id}-hint`}>
        {messages.againstHint}
      </p>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={place === null ? '' : `${place.region} ${place.year}`}
        onChange={({ target }) => {
          const chosen = places.find(({ value }) => value === target.value);
          onChange(chosen === undefined ? null : { region: chosen.region, year: chosen.year });
        }}
      >
        <option value="">{messages.onlyItself}</option>
        {places.map(({ value, name, year }) => (
          <option key={value} value={value}>
            {name} {year}
          </option>
        ))}
      </select>
    </div>
  );
}
