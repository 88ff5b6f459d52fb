// The search of the header: a combobox over goals, indicators, regions and units. "/" goes to it from anywhere.
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { SearchHits } from '../../../http/contract.ts';
import { searchQuery } from '../../api/queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { Icon } from '../../components/icon.tsx';
import { useSettled } from './settled.ts';

type Hit = SearchHits['hits'][number];

/** Milliseconds of quiet before the server is asked. */
const PAUSE = 150;

export function Search() {
  const messages = useMessages();
  const language = useLanguage();
  const router = useRouter();
  const { region } = useParams({ strict: false });
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const asked = useSettled(text.trim(), PAUSE);
  const { data, isFetching, isError } = useQuery(searchQuery(asked, region, language));
  useSlashKey(input);
  const hits = asked === '' ? [] : (data?.hits ?? []);
  const goTo = (path: string | number | null) => {
    if (path === null) return;
    setText('');
    input.current?.blur();
    router.history.push(router.history.createHref(withLanguage(String(path), language)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not yet known to every screen reader
    <div className="search" role="search">
      <ComboBox
        aria-label={messages.searchLabel}
        items={hits}
        inputValue={text}
        onInputChange={setText}
        value={null}
        onChange={goTo}
        allowsEmptyCollection
        allowsCustomValue
        menuTrigger="input"
      >
        <Icon name="search" />
        <Input ref={input} type="search" placeholder={messages.searchPlaceholder} maxLength={100} />
        <span className="key-hint" aria-hidden="true">
          /
        </span>
        <Popover className="hits-popover" placement="bottom end">
          <ListBox<Hit>
            className="hits"
            renderEmptyState={() => (
              <p className="no-hits">
                {isError
                  ? messages.searchUnreachable
                  : isFetching || asked !== text.trim()
                    ? messages.searching
                    : messages.searchNoHits(asked)}
              </p>
            )}
          >
            {(hit) => (
              <ListBoxItem id={hit.path} textValue={hit.title}>
                {hit.title}
                <span className="hit-sub">
                  {messages.hitKinds[hit.kind]}
                  {hit.sub !== '' && `. ${hit.sub}`}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

/** Hits carry the Swedish path; the English pages lie under /en. */
function withLanguage(path: string, language: 'sv' | 'en'): string {
  return language === 'en' && !/^\/en(\/|$)/.test(path) ? `/en${path}` : path;
}

function useSlashKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]')
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [input]);
}
