import { Check, CircleAlert, Hourglass, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { snippetState } from './snippet-state';
import type { InboxRecord } from './use-inboxes';

/** Seen, waiting or paused; a refused page is said beside it. */
export function SnippetChip({ inbox }: { inbox: InboxRecord }) {
  const { t } = useTranslation();
  const state = snippetState(inbox);
  const chips = {
    seen: { tone: 'ok', icon: Check, text: t('settings.inboxes.seen') },
    waiting: { tone: '', icon: Hourglass, text: t('settings.inboxes.notSeenShort') },
    paused: { tone: 'soon', icon: Pause, text: t('settings.inboxes.paused') },
  } as const;
  const { tone, icon: Icon, text } = chips[state];
  return (
    <span className="row g4">
      <span className={`chip ${tone}`}>
        <Icon size={12} strokeWidth={2} aria-hidden="true" />
        {text}
      </span>
      {inbox.refusedOrigin ? (
        <span className="chip late" title={t('settings.inboxes.refused', { origin: inbox.refusedOrigin })}>
          <CircleAlert size={12} strokeWidth={2} aria-hidden="true" />
          {t('settings.inboxes.refusedShort')}
        </span>
      ) : null}
    </span>
  );
}
