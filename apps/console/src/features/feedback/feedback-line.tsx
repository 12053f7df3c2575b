import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { ChannelMark } from '../../parts/channel-mark';
import type { FeedbackRow } from './use-feedback';
import './feedback.css';

/** One of a list: what was said, by whom, of what, and by when it is answered. */
export function FeedbackLine({ one, onOpen }: { one: FeedbackRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const now = useNow();
  const late = one.answeredAt === null && Date.parse(one.dueAt) < now;
  return (
    <button type="button" className="feedback-row" onClick={onOpen}>
      <span className={`chip ${one.sort === 'problem' ? 'soon' : one.sort ? 'accent' : ''}`}>
        {t(one.sort ? `feedback.sort.${one.sort}` : 'feedback.unsorted')}
      </span>
      <span className="col" style={{ minWidth: 0 }}>
        <span className="cut">{one.text}</span>
        <span className="i2 t12 row g6">
          {one.channel ? <ChannelMark channel={one.channel} /> : null}
          <span className="cut">
            {[
              one.product,
              one.about && t(`feedback.abouts.${one.about}`),
              one.customerName || t('feedback.nobody'),
              one.conversationNumber && `#${one.conversationNumber}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </span>
      <span className="case-row-due">
        <span className={`chip ${late ? 'late' : one.state === 'done' ? 'ok' : ''}`}>
          {late ? t('feedback.late') : t(`feedback.state.${one.state}`)}
        </span>
        <span className="i3 t12 nw">
          {one.answeredAt
            ? t('feedback.answeredAt', { time: full(one.answeredAt) })
            : t('feedback.dueAt', { time: full(one.dueAt) })}
        </span>
      </span>
    </button>
  );
}
