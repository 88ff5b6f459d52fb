// Running text whose figures are bound: each reads as text first, is a link to its source, and shows the source on hover and
// focus. A solid underline is a value as delivered, a dotted one is computed.
import { useQuery } from '@tanstack/react-query';
import { createLink } from '@tanstack/react-router';
import { Link as AriaLink } from 'react-aria-components/Link';
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

const SourceLink = createLink(AriaLink);

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
  const isComputed = part.formula !== null && part.observationIds.length > 0;
  const look = isComputed ? 'fig computed' : 'fig';
  return (
    <TooltipTrigger delay={DELAY} closeDelay={150}>
      {part.observationIds.length > 0 ? (
        <SourceLink
          className={look}
          to="/kalla/$observations"
          params={{ observations: part.observationIds.join(',') }}
          preload={false}
        >
          {part.text}
        </SourceLink>
      ) : (
        <PlanLink look={look} text={part.text} plan={plan} />
      )}
      <Tooltip className="source-tip" offset={6}>
        <Source part={part} />
      </Tooltip>
    </TooltipTrigger>
  );
}

function PlanLink({
  look,
  text,
  plan,
}: {
  readonly look: string;
  readonly text: string;
  readonly plan: PlanPlace;
}) {
  const { region, year, indicatorId } = plan;
  if (indicatorId === null)
    return (
      <SourceLink className={look} to="/$region/$year" params={{ region, year }} preload={false}>
        {text}
      </SourceLink>
    );
  return (
    <SourceLink
      className={look}
      to="/$region/$year/indikatorer/$indicator"
      params={{ region, year, indicator: indicatorId }}
      hash="definition"
      preload={false}
    >
      {text}
    </SourceLink>
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
