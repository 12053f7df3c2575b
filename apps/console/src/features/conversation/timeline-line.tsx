import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { EarlierLine } from './earlier-line';
import { EventLine, FoldLine } from './event-line';
import { LocalBubble } from './local-bubble';
import { MessageBubble, type BubbleActions } from './message-bubble';
import { NoteCard } from './note-card';
import type { TimelineRow } from './timeline-rows';
import type { useFolds, useMergeUndo } from './timeline-state';
import type { useTimeline } from './use-conversation';

interface LineProps {
  item: TimelineRow;
  marks: ReturnType<typeof useTimeline>['state']['timeline']['marks'];
  actions: BubbleActions;
  found: string | null;
  /** The newest message: where Tab finds the actions of messages. */
  tabStop: boolean;
  onToggle: (id: string) => void;
  folds: ReturnType<typeof useFolds>;
  merges: ReturnType<typeof useMergeUndo>;
}

/** One line of the timeline, whatever it is. */
export function Line({ item, marks, actions, found, tabStop, onToggle, folds, merges }: LineProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  switch (item.kind) {
    case 'older':
      return <div className="timeline-event">{t('conversation.loadOlder')}</div>;
    case 'earlier':
      return <EarlierLine {...item} onToggle={onToggle} />;
    case 'day':
      return <div className="timeline-day">{day(item.at)}</div>;
    case 'event':
      return <EventLine entry={item.entry} onUndo={merges(item.entry)} />;
    case 'fold':
      return <FoldLine fold={item} open={folds.opened.has(item.key)} onToggle={folds.toggle} />;
    case 'note':
      return <NoteCard entry={item.entry} found={found === item.entry.id} />;
    case 'message':
      return (
        <MessageBubble
          entry={item.entry}
          first={item.first}
          last={item.last}
          chosen={item.chosen}
          meant={item.meant}
          marks={marks}
          actions={actions}
          found={found === item.entry.id}
          tabStop={tabStop}
        />
      );
    case 'local':
      return (
        <LocalBubble message={item.message} accepted={item.accepted} last={item.last} actions={actions} />
      );
  }
}
