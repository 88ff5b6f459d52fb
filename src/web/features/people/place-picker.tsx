// Where a role holds: the organisation as a list, areas with their units. Native, so that it is right on a phone; a letter or
// two leads to a unit by keyboard.
import { useId } from 'react';
import type { PeoplePlaces } from '../../../http/grants-contract.ts';
import type { GrantedRole } from '../../../people/roles.ts';
import { useMessages } from '../../app/language.tsx';
import { FieldError } from '../../components/field-error.tsx';
import { placeKey } from './role-draft.ts';

type Kind = 'installation' | 'region' | 'area' | 'unit';

/** Where each role means something. The server has the last word. */
const KINDS = {
  administrator: ['installation', 'region'],
  analyst: ['region'],
  'area-manager': ['area'],
  'centre-manager': ['unit'],
  contributor: ['unit'],
  'board-reader': ['region'],
  auditor: ['installation', 'region'],
} as const satisfies Record<GrantedRole, readonly Kind[]>;

interface PlacePickerProps {
  readonly role: GrantedRole;
  readonly places: PeoplePlaces;
  readonly place: string;
  readonly error: string | null;
  readonly onChange: (place: string) => void;
}

export function PlacePicker({ role, places, place, error, onChange }: PlacePickerProps) {
  const { people: texts } = useMessages();
  const id = useId();
  const kinds: readonly Kind[] = KINDS[role];
  return (
    <div className="field">
      <label htmlFor={id}>{texts.place}</label>
      <p className="hint" id={`${id}-hint`}>
        {texts.placeHint}
      </p>
      <select
        id={id}
        value={place}
        required
        aria-invalid={error !== null}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={({ target }) => onChange(target.value)}
      >
        {place === '' && <option value="">{texts.pick}</option>}
        {kinds.includes('installation') && places.hasInstallation && (
          <option value={placeKey({ kind: 'installation' })}>{texts.wholeInstallation}</option>
        )}
        {places.regions.map((region) => (
          <RegionPlaces key={region.id} region={region} kinds={kinds} />
        ))}
      </select>
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}

interface RegionPlacesProps {
  readonly region: PeoplePlaces['regions'][number];
  readonly kinds: readonly Kind[];
}

function RegionPlaces({ region, kinds }: RegionPlacesProps) {
  const { people: texts } = useMessages();
  const regionId = region.id;
  return (
    <>
      {kinds.includes('region') && region.isWhole && (
        <option value={placeKey({ kind: 'region', regionId })}>
          {region.name}, {texts.wholeRegion}
        </option>
      )}
      {kinds.includes('area') && (
        <optgroup label={region.name}>
          {region.areas.map((area) => (
            <option key={area.id} value={placeKey({ kind: 'area', regionId, id: area.id })}>
              {area.name}
            </option>
          ))}
        </optgroup>
      )}
      {kinds.includes('unit') &&
        region.areas.map((area) => (
          <optgroup key={area.id} label={`${region.name}, ${area.name}`}>
            {area.units.map((unit) => (
              <option key={unit.id} value={placeKey({ kind: 'unit', regionId, id: unit.id })}>
                {unit.name}
              </option>
            ))}
          </optgroup>
        ))}
    </>
  );
}
