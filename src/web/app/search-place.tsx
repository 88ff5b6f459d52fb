// The search field's place while its script is on its way: same size, so that nothing moves.
import { Icon } from '../components/icon.tsx';
import { useMessages } from './language.tsx';

export function SearchPlace() {
  const messages = useMessages();
  return (
    <div className="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={messages.searchLabel}
        placeholder={messages.searchPlaceholder}
        disabled
      />
      <span className="key-hint" aria-hidden="true">
        /
      </span>
    </div>
  );
}
