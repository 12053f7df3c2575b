import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useOnline } from '../../live/use-live';
import { eventText } from './event-text';
import type { Fold } from './fold-events';

interface EventLineProps {
  entry: StaffEntry;
  /** Takes it back; given only where that is still possible. */
  onUndo?: (() => void) | undefined;
}

/** Something that happened, with its time and by whom. */
export function EventLine({ entry, onUndo }: EventLineProps) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const language = useLanguage();
  const online = useOnline();
  return (
    <div className="timeline-event">
      <span className="nw">{clock(entry.createdAt)}</span>
      <i className="dot" style={{ margin: 0 }} />
      <span>{eventText(entry, { t, language })}</span>
      {onUndo ? (
        <button
          type="button"
          className="link-button"
          disabled={!online}
          title={online ? undefined : t('net.needsNetwork')}
          onClick={onUndo}
        >
          {t('common.undo')}
        </button>
      ) : null}
    </div>
  );
}

interface FoldLineProps {
  fold: Fold;
  open: boolean;
  onToggle: (key: string) => void;
}

/** Repeated lines as one with their count; opens in place. */
export function FoldLine({ fold, open, onToggle }: FoldLineProps) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const { entries } = fold;
  const [from, to] = [entries[0], entries.at(-1)].map((entry) => (entry ? clock(entry.createdAt) : ''));
  const Mark = open ? ChevronUp : ChevronDown;
  return (
    <div>
      <div className="timeline-event">
        <span className="nw">{from === to ? from : `${from}–${to}`}</span>
        <i className="dot" style={{ margin: 0 }} />
        <button
          type="button"
          className="link-button fold-button"
          aria-expanded={open}
          onClick={() => onToggle(fold.key)}
        >
          {t(`conversation.fold.${fold.family}`, { n: entries.length })}
          <Mark size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      </div>
      {open ? entries.map((entry) => <EventLine key={entry.id} entry={entry} />) : null}
    </div>
  );
}
