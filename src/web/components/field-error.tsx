// What is wrong with a field, under it. Always in the page, so that a screen reader hears it when it comes.
import { Glyph } from './light-mark.tsx';

export function FieldError({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    <div id={id} aria-live="polite">
      {text !== null && (
        <p className="field-error">
          <Glyph light="not-reached" />
          {text}
        </p>
      )}
    </div>
  );
}
