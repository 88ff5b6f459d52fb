// How far a delivery has come. Work's progress is never drawn with the symbols of status.
import type { ReactNode } from 'react';
import type { DeliveryView } from '../../../http/deliveries-contract.ts';
import { useMessages } from '../../app/language.tsx';

const SHAPES = {
  previewed: <circle cx="8" cy="8" r="5.6" strokeDasharray="2.4 1.8" />,
  accepted: <path d="M2.8 8.6l3.4 3.4 7-8" />,
  refused: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />,
  withdrawn: <path d="M6 3L2.8 6.2 6 9.4M3 6.2h6.4a3.6 3.6 0 0 1 0 7.2H6" />,
} as const satisfies Record<DeliveryView['state'], ReactNode>;

export function DeliveryState({ state }: { readonly state: DeliveryView['state'] }) {
  const messages = useMessages();
  return (
    <span className="progress">
      <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      {messages.states[state]}
    </span>
  );
}
