// A line to write in, with its label, hint and what is wrong with it.
import type { HTMLInputAutoCompleteAttribute, ReactNode, Ref } from 'react';
import { useId } from 'react';
import { FieldError } from './field-error.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly hint?: ReactNode;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'search';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'email';
  readonly maxLength?: number;
  readonly isOptional?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, error = null, hint, type = 'text', isOptional = false } = props;
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`field ${props.className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        ref={props.ref}
        className="input"
        type={type}
        value={value}
        required={!isOptional}
        aria-invalid={error !== null}
        aria-describedby={described}
        autoComplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        spellCheck={false}
        autoCapitalize="none"
        onChange={({ target }) => onChange(target.value)}
      />
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}

/** Goes to the first field with something wrong, once the page shows it. */
export function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
