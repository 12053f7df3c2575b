import { memo } from 'react';
import { StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { MessageText } from './message-text';
import { useSeeMention } from './use-see-mention';

interface NoteCardProps {
  entry: StaffEntry;
  /** Gone to from a search or a mention. */
  found?: boolean;
}

/** What staff wrote among themselves: dashed, tinted, labelled; the customer never sees it. */
export const NoteCard = memo(function NoteCard({ entry, found }: NoteCardProps) {
  const { t } = useTranslation();
  const { clock, full } = useFormats();
  const { agents } = useDirectory();
  const card = useSeeMention(entry);
  const told = agents.filter((agent) => entry.mentions?.includes(agent.id));
  const text = entry.content.kind === 'text' ? entry.content.text : '';
  // Told without being named in the words: whispered.
  const whisperedTo = told.filter((agent) => !text.includes(`@${agent.name}`)).map((agent) => agent.name);
  const mentioned = told.map((agent) => agent.name);
  const author = agents.find((agent) => agent.id === entry.author.id)?.name ?? entry.author.name;
  return (
    <section ref={card} className={found ? 'note found' : 'note'} aria-label={t('conversation.noteLabel')}>
      <div className="head">
        <StickyNote size={12} strokeWidth={2} aria-hidden="true" />
        <b>
          {whisperedTo.length > 0
            ? t('conversation.whisperLabel', {
                names: whisperedTo.join(t('conversation.composer.blanksJoin')),
              })
            : t('conversation.noteLabel')}
        </b>
        <span>
          {author}
          <i className="dot" />
          <time dateTime={entry.createdAt} title={full(entry.createdAt)}>
            {clock(entry.createdAt)}
          </time>
          <i className="dot" />
          {t('conversation.noteHidden')}
        </span>
      </div>
      {entry.content.kind === 'text' ? <MessageText text={entry.content.text} mentions={mentioned} /> : null}
    </section>
  );
});
