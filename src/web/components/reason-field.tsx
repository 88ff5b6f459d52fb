// The field for why something is done, with what is wrong with it once the form has been tried.
import { FieldError } from './field-error.tsx';

/** As the server's own limit (http/contract.ts). */
const LONGEST = 500;

interface ReasonFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Null while there is nothing to complain about. */
  readonly error: string | null;
  readonly onChange: (reason: string) => void;
}

export function ReasonField({ id, label, value, error, onChange }: ReasonFieldProps) {
  return (
    <div className="field gap">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        required
        maxLength={LONGEST}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onChange={({ target }) => onChange(target.value)}
      />
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}
