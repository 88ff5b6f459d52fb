// The header's search field. The combobox is a third of the script, so it is fetched when someone goes to the field: until
// then a plain input stands in its place and keeps what is typed meanwhile. "/" goes to it from anywhere.
import type { ComponentType } from 'react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Icon } from '../components/icon.tsx';
import type { SearchProps } from '../features/search/search.tsx';
import { useMessages } from './language.tsx';

export function SearchField() {
  const messages = useMessages();
  const place = useRef<HTMLInputElement>(null);
  const [Search, setSearch] = useState<ComponentType<SearchProps> | null>(null);
  const [start, setStart] = useState<SearchProps>({ typed: '', hasFocus: false });
  useSlashKey();
  const fetchSearch = async () => {
    const loaded = await import('../features/search/search.tsx');
    // At once, so that no key falls between the two fields.
    flushSync(() => {
      setStart({ typed: place.current?.value ?? '', hasFocus: document.activeElement === place.current });
      setSearch(() => loaded.Search);
    });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not yet known to every screen reader
    <div className="search" role="search">
      {Search === null ? (
        <>
          <Icon name="search" />
          <input
            ref={place}
            type="search"
            aria-label={messages.searchLabel}
            placeholder={messages.searchPlaceholder}
            maxLength={100}
            onFocus={fetchSearch}
            onPointerEnter={fetchSearch}
          />
        </>
      ) : (
        <Search {...start} />
      )}
      <span className="key-hint" aria-hidden="true">
        /
      </span>
    </div>
  );
}

function useSlashKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]')
      )
        return;
      const field = document.querySelector<HTMLInputElement>('.search input');
      if (field === null) return;
      event.preventDefault();
      field.focus();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
