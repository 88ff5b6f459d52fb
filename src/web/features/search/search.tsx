// The search of the header: a combobox over goals, indicators, regions and units. Its frame, and the key that leads to it, are
// in app/search-field.tsx.
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
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

export interface SearchProps {
  /** What was typed before the combobox had come. */
  readonly typed: string;
  /** The field had the focus when the combobox came. */
  readonly hasFocus: boolean;
}

export function Search({ typed, hasFocus }: SearchProps) {
  const messages = useMessages();
  const language = useLanguage();
  const router = useRouter();
  const { region } = useParams({ strict: false });
  const [text, setText] = useState(typed);
  // What was typed before is searched for as soon as the field has the focus; after that the list opens on typing.
  const [trigger, setTrigger] = useState<'focus' | 'input'>(typed === '' ? 'input' : 'focus');
  const input = useRef<HTMLInputElement>(null);
  const asked = useSettled(text.trim(), PAUSE);
  const { data, isFetching, isError } = useQuery(searchQuery(asked, region, language));
  useLayoutEffect(() => {
    if (hasFocus) input.current?.focus();
  }, [hasFocus]);
  const hits = asked === '' ? [] : (data?.hits ?? []);
  const goTo = (path: string | number | null) => {
    if (path === null) return;
    setText('');
    input.current?.blur();
    router.history.push(router.history.createHref(withLanguage(String(path), language)));
  };
  return (
    <ComboBox
      aria-label={messages.searchLabel}
      items={hits}
      inputValue={text}
      onInputChange={(next) => {
        setText(next);
        setTrigger('input');
      }}
      value={null}
      onChange={goTo}
      allowsEmptyCollection
      allowsCustomValue
      menuTrigger={trigger}
    >
      <Icon name="search" />
      <Input ref={input} type="search" placeholder={messages.searchPlaceholder} maxLength={100} />
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
  );
}

/** Hits carry the Swedish path; the English pages lie under /en. */
function withLanguage(path: string, language: 'sv' | 'en'): string {
  return language === 'en' && !/^\/en(\/|$)/.test(path) ? `/en${path}` : path;
}
