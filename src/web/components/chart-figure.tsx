// A chart on a page: its finding as heading, the drawing at the width that there is, and its table one click away. With
// bars-figure.tsx the only file of the client that knows the drawings.
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Chart } from '../../charts/chart.tsx';
import type { ChartSpec } from '../../charts/contract.ts';
import { useMessages } from '../app/language.tsx';
import { ChartTable } from './chart-table.tsx';

/** Widths that drawings are laid out for: beyond the largest they grow no more, so that text keeps its size. */
const NARROWEST = 280;
const WIDEST = 960;
const BEFORE_MEASURED = 720;

interface ChartFigureProps {
  readonly spec: ChartSpec;
  /** Before the title: "Figur 3." */
  readonly number?: string | undefined;
  /** The title's and subtitle's language where it is not the page's. */
  readonly lang?: 'sv' | undefined;
  readonly children?: ReactNode;
}

export function ChartFigure({ spec, number, lang, children }: ChartFigureProps) {
  const messages = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(BEFORE_MEASURED);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined)
        setWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, entry.contentRect.width))));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <figure className="chart-figure" lang={lang}>
      <figcaption>
        <p className="chart-title">
          {number !== undefined && `${number}. `}
          {spec.title}
        </p>
        <p className="chart-sub">{spec.subtitle}</p>
      </figcaption>
      <div ref={place}>
        <Chart spec={spec} width={width} />
      </div>
      {children}
      <details>
        <summary>{messages.showTable}</summary>
        <ChartTable spec={spec} />
      </details>
    </figure>
  );
}
