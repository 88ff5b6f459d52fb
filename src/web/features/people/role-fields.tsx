// The fields of a role: which, where and for how long. What the role may do is said as soon as it is chosen, and only places
// where it means something are offered.
import { useId } from 'react';
import type { PeoplePlaces } from '../../../http/grants-contract.ts';
import type { GrantedRole } from '../../../people/roles.ts';
import { GRANTED_ROLES } from '../../../people/roles.ts';
import { useMessages } from '../../app/language.tsx';
import { FieldError } from '../../components/field-error.tsx';
import { useRoleName, useWhatRoleMay } from '../../components/role-texts.ts';
import { TextField } from '../../components/text-field.tsx';
import { PlacePicker } from './place-picker.tsx';
import type { RoleDraft } from './role-draft.ts';
import { faultsOf } from './role-draft.ts';

interface RoleFieldsProps {
  readonly draft: RoleDraft;
  readonly places: PeoplePlaces;
  /** Faults are shown once the form has been tried. */
  readonly isTried: boolean;
  readonly onChange: (draft: RoleDraft) => void;
}

export function RoleFields({ draft, places, isTried, onChange }: RoleFieldsProps) {
  const { people: texts } = useMessages();
  const faults = faultsOf(draft);
  const told = (fault: keyof typeof faults, text: string) => (isTried && faults[fault] ? text : null);
  return (
    <>
      <RolePicker
        role={draft.role}
        error={told('role', texts.roleNeeded)}
        onChange={(role) => onChange({ ...draft, role, place: '' })}
      />
      {draft.role !== '' && (
        <PlacePicker
          role={draft.role}
          places={places}
          place={draft.place}
          error={told('place', texts.placeNeeded)}
          onChange={(place) => onChange({ ...draft, place })}
        />
      )}
      {draft.role === 'contributor' && (
        <TextField
          label={texts.sections}
          hint={texts.sectionsHint}
          value={draft.sections}
          onChange={(sections) => onChange({ ...draft, sections })}
          maxLength={400}
          error={told('sections', texts.sectionsNeeded)}
        />
      )}
      <div className="span">
        <TextField
          label={texts.from}
          type="date"
          value={draft.from}
          onChange={(from) => onChange({ ...draft, from })}
          error={told('from', texts.fromNeeded)}
        />
        <TextField
          label={texts.to}
          type="date"
          value={draft.lastDay}
          onChange={(lastDay) => onChange({ ...draft, lastDay })}
          error={told('lastDay', texts.toBeforeFrom)}
          isOptional
        />
      </div>
      <p className="hint">{texts.toHint}</p>
    </>
  );
}

interface RolePickerProps {
  readonly role: GrantedRole | '';
  readonly error: string | null;
  readonly onChange: (role: GrantedRole | '') => void;
}

function RolePicker({ role, error, onChange }: RolePickerProps) {
  const { people: texts } = useMessages();
  const nameOf = useRoleName();
  const mayDo = useWhatRoleMay();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{texts.role}</label>
      <select
        id={id}
        value={role}
        required
        aria-invalid={error !== null}
        aria-describedby={`${id}-may ${id}-error`}
        onChange={({ target }) => onChange(GRANTED_ROLES.find((each) => each === target.value) ?? '')}
      >
        {role === '' && <option value="">{texts.pick}</option>}
        {GRANTED_ROLES.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
      <p className="hint role-may" id={`${id}-may`} aria-live="polite">
        {role === '' ? '' : mayDo(role)}
      </p>
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}
