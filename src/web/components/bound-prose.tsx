// Running text whose figures are bound: each reads as text first, is a link to its source, and shows the source on hover and
// focus. A solid underline is a value as delivered, a dotted one is computed.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Ref, RefObject } from 'react';
import { useRef, useState } from 'react';
import { Focusable } from 'react-aria-components/Focusable';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { provenanceQuery } from '../api/queries.ts';
import { useMessages } from '../app/language.tsx';

export interface BoundPart {
  readonly kind: 'text' | 'figure' | 'strong';
  readonly text: string;
  readonly observationIds: readonly string[];
  readonly formula: string | null;
}

/** Milliseconds that the pointer rests before the source is shown: shorter than a pause in reading, longer than passing by. */
const DELAY = 250;

/** Milliseconds in which the page may still be scrolling to a figure that got the focus. */
const SETTLING = 400;

/** Where figures lead that rest on the plan and not on an observation: the definition, else the overview. */
export interface PlanPlace {
  readonly region: string;
  readonly year: string;
  readonly indicatorId: string | null;
}

interface BoundProseProps {
  readonly parts: readonly BoundPart[];
  readonly plan: PlanPlace;
}

export function BoundProse({ parts, plan }: BoundProseProps) {
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their order
    if (part.kind === 'figure') return <BoundFigure key={index} part={part} plan={plan} />;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    if (part.kind === 'strong') return <strong key={index}>{part.text}</strong>;
    return part.text;
  });
}

function BoundFigure({ part, plan }: { readonly part: BoundPart; readonly plan: PlanPlace }) {
  const link = useRef<HTMLAnchorElement>(null);
  const tip = useTip(link);
  return (
    <TooltipTrigger delay={DELAY} closeDelay={150} {...tip}>
      <Focusable>
        <FigureLink bound={part} plan={plan} ref={link} />
      </Focusable>
      <Tooltip className="source-tip" offset={6} {...inMain()}>
        <Source part={part} />
      </Tooltip>
    </TooltipTrigger>
  );
}

/** Inside the landmark, so that what is shown is part of the page's content also for those who go by landmarks. */
function inMain() {
  const main = document.querySelector('main');
  return main === null ? {} : { UNSTABLE_portalContainer: main };
}

/**
 * React Aria closes a tooltip when the page scrolls. Tabbing to a figure outside the window scrolls the page, so the source
 * would be gone before it was seen: right after it has opened, a figure that still has the focus keeps it open.
 */
function useTip(link: RefObject<HTMLAnchorElement | null>) {
  const [isOpen, setOpen] = useState(false);
  const openedAt = useRef(0);
  const onOpenChange = (next: boolean) => {
    if (next) openedAt.current = performance.now();
    const isSettling = performance.now() - openedAt.current < SETTLING;
    if (next || !isSettling || document.activeElement !== link.current) setOpen(next);
  };
  return { isOpen, onOpenChange };
}

interface FigureLinkProps {
  readonly bound: BoundPart;
  readonly plan: PlanPlace;
  readonly ref: Ref<HTMLAnchorElement>;
}

/** An ordinary link. Focusable puts what the tooltip needs of it (focus, hover, description) among the properties: `rest`. */
function FigureLink({ bound, plan, ...rest }: FigureLinkProps) {
  const { region, year, indicatorId } = plan;
  const isComputed = bound.formula !== null && bound.observationIds.length > 0;
  const common = { ...rest, className: isComputed ? 'fig computed' : 'fig', preload: false } as const;
  if (bound.observationIds.length > 0)
    return (
      <Link {...common} to="/kalla/$observations" params={{ observations: bound.observationIds.join(',') }}>
        {bound.text}
      </Link>
    );
  if (indicatorId === null)
    return (
      <Link {...common} to="/$region/$year" params={{ region, year }}>
        {bound.text}
      </Link>
    );
  return (
    <Link
      {...common}
      to="/$region/$year/indikatorer/$indicator"
      params={{ region, year, indicator: indicatorId }}
      hash="definition"
    >
      {bound.text}
    </Link>
  );
}

/** Mounted only while it is shown, so the row is fetched when someone asks for it. */
function Source({ part }: { readonly part: BoundPart }) {
  const messages = useMessages();
  const isPlan = part.observationIds.length === 0;
  return (
    <>
      <b>{part.text}</b>
      {part.formula !== null && (
        <span>{isPlan ? part.formula : `${messages.computed}: ${part.formula}`}</span>
      )}
      {isPlan && part.formula === null && <span>{messages.fromThePlan}</span>}
      {part.observationIds.slice(0, 3).map((id) => (
        <SourceRow key={id} observation={id} />
      ))}
      {part.observationIds.length > 3 && <span>+ {part.observationIds.length - 3}</span>}
    </>
  );
}

function SourceRow({ observation }: { readonly observation: string }) {
  const messages = useMessages();
  const { data } = useQuery(provenanceQuery(observation));
  if (data === undefined) return <span>{messages.loading} …</span>;
  const { file, row, group, period } = data.observation;
  return (
    <span>
      {group}, {period}: {messages.rowOf(file, row)}
    </span>
  );
}
