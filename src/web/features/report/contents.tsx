// The report's list of contents; marks the section that is being read.
import { useEffect, useState } from 'react';
import type { Block } from '../../../report/contract.ts';
import { useMessages, useSwedish } from '../../app/language.tsx';

type Heading = Extract<Block, { kind: 'heading' }>;

/** Deeper headings would make the list longer than the screen. */
const DEEPEST = 2;

export function Contents({ blocks }: { readonly blocks: readonly Block[] }) {
  const messages = useMessages();
  const swedish = useSwedish();
  const headings = blocks.filter(
    (block): block is Heading => block.kind === 'heading' && block.level <= DEEPEST,
  );
  const current = useCurrent(headings);
  return (
    <nav className="contents" aria-labelledby="h-contents">
      <h2 id="h-contents">{messages.contents}</h2>
      <ul {...swedish}>
        {headings.map(({ id, level, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={`level-${level}`}
              aria-current={current === id ? 'location' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The last heading above the upper third of the window. */
function useCurrent(headings: readonly Heading[]): string | null {
  const [current, setCurrent] = useState<string | null>(headings[0]?.id ?? null);
  useEffect(() => {
    const find = () => {
      const line = innerHeight / 3;
      const above = headings.filter(({ id }) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top < line;
      });
      setCurrent(above.at(-1)?.id ?? headings[0]?.id ?? null);
    };
    addEventListener('scroll', find, { passive: true });
    return () => removeEventListener('scroll', find);
  }, [headings]);
  return current;
}
