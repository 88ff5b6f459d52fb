// A place that may be wider than the page: scrolled by keyboard only when there is something to scroll to.
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../app/language.tsx';

export function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const messages = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWider(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  // A focusable region needs a name and a role, and only while it can be scrolled (WCAG 2.1.1, axe scrollable-region-focusable).
  const scrolls = isWider
    ? ({ role: 'region', tabIndex: 0, 'aria-label': `${messages.scrollingTable}: ${label}` } as const)
    : {};
  return (
    <div className="scroll" ref={place} {...scrolls}>
      {children}
    </div>
  );
}
