// Line icons, always beside a word or a label: hidden from screen readers.

const PATHS = {
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  search: 'M7 11.6a4.6 4.6 0 1 0 0-9.2 4.6 4.6 0 0 0 0 9.2zM10.5 10.5L14 14',
  down: 'M4 6.2l4 4 4-4',
  left: 'M9.8 3.5L5.3 8l4.5 4.5',
  right: 'M6.2 3.5L10.7 8l-4.5 4.5',
  better: 'M3.5 12.5l8-8M6 4.5h5.5V10',
  worse: 'M3.5 4.5l8 8M6 12.5h5.5V7',
  same: 'M2.5 8h10.5M9 4l4 4-4 4',
  turn: 'M2.5 10.5h7M2.5 5.5h11M11 3l2.5 2.5L11 8',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.6V8l2.4 1.6',
  offline: 'M4.2 12.5a2.9 2.9 0 0 1-.3-5.8 4.2 4.2 0 0 1 8.1-.5 3.2 3.2 0 0 1-.3 6.3zM2.5 2.5l11 11',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.4v3.6M8 5v.1',
  alert: 'M8 2L14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.1',
  check: 'M3 8.6l3.2 3.2L13 4.6',
  unpublished: 'M2 8s2.2-4 6-4c1 0 1.9.3 2.7.7M14 8s-2.2 4-6 4c-1 0-1.9-.3-2.7-.7M2.5 13.5l11-11',
  person: 'M8 8.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.8 14c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4',
  file: 'M4 2h5.5L12.5 5v9h-8.5zM9.2 2v3.4h3.3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** Half dark, half light. */
export function ThemeIcon() {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" stroke="none" />
    </svg>
  );
}

export function Logo() {
  return (
    <svg viewBox="0 0 26 26" aria-hidden="true">
      <rect width="26" height="26" rx="5" fill="var(--accent)" />
      <path d="M5 8.5h16" stroke="var(--on-accent)" strokeWidth="1.6" strokeDasharray="2.4 1.8" />
      <path d="M6 21v-4h3.6v4zM11.2 21v-7h3.6v7zM16.4 21V8.5H20V21z" fill="var(--on-accent)" />
    </svg>
  );
}
