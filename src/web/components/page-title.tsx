// The page's heading and the browser's title, always together. After a navigation the frame moves the focus to this heading
// (app/frame.tsx), so that a person who does not see the screen hears where they came.
import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** `title` is plain text for the browser's tab; `children` the heading when it holds more than that. */
export function PageTitle({
  title,
  lang,
  children,
}: {
  readonly title: string;
  readonly lang?: 'sv' | undefined;
  readonly children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} – Utfall`;
  }, [title]);
  return (
    <h1 tabIndex={-1} lang={lang}>
      {children ?? title}
    </h1>
  );
}
