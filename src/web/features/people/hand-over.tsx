// A made link: sent by mail, or shown this once to be handed over.
import type { MadeLink } from '../../../http/grants-contract.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeDayAndClock } from '../../app/written-dates.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';

interface HandOverProps {
  readonly made: MadeLink;
  readonly title: string;
  readonly onClose: () => void;
}

export function HandOver({ made, title, onClose }: HandOverProps) {
  const { people: texts } = useMessages();
  const language = useLanguage();
  return (
    <Dialog title={title} onClose={onClose}>
      {made.link === null ? (
        <p>{texts.sentText(made.email)}</p>
      ) : (
        <>
          <p>{texts.copyText(made.email)}</p>
          <div className="field gap">
            <label htmlFor="lank">{texts.link}</label>
            <input
              id="lank"
              className="input"
              readOnly
              value={made.link}
              onFocus={({ target }) => target.select()}
            />
          </div>
          <div className="btns">
            <CopyButton text={made.link} label={texts.copyLink} />
          </div>
        </>
      )}
      <p className="small gap">{texts.linkUntil(writeDayAndClock(made.endsAt, language))}</p>
      <div className="btns">
        <button className="btn" type="button" onClick={onClose}>
          {texts.close}
        </button>
      </div>
    </Dialog>
  );
}
