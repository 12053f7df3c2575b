import { Button } from 'antd';
import { LayoutTemplate, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChannelMark } from '../../parts/channel-mark';
import { openOthers } from './outlets';
import type { Outlets } from './use-outlets';
import type { WindowState } from './window-state';

/** In place of the text box where nothing can be sent: why, what can be done instead, and that the draft is kept. */
export function WindowClosed({
  outlets,
  state,
  now,
  drafted,
  onSwitch,
  onNote,
  onTemplate,
}: {
  outlets: Outlets;
  state: WindowState;
  now: number;
  /** Something is written and waits. */
  drafted: boolean;
  onSwitch: (identityId: string) => void;
  onNote: () => void;
  onTemplate: () => void;
}) {
  const { t } = useTranslation();
  const { all, current } = outlets;
  if (!current) return null;
  const channel = t(`channel.${current.channel}`);
  const others = openOthers(all, current, now);
  const why = state.why ?? 'over';
  const reason =
    why === 'quota'
      ? state.most === null
        ? t('channels.closed.why.quotaPlain')
        : t('channels.closed.why.quota', { n: state.most })
      : t(`channels.closed.why.${why}`, { channel });
  const may = (fallback: (typeof state.fallbacks)[number]) => state.fallbacks.includes(fallback);
  return (
    <div className="window-closed" role="status">
      <b>{t('channels.closed.title', { channel })}</b>
      <p>{reason}</p>
      {may('template') || (may('ask-to-write') && others.length === 0) || may('human-agent-tag') ? (
        <ul>
          {may('human-agent-tag') ? <li>{t('channels.closed.tag', { channel })}</li> : null}
          {may('template') ? <li>{t('channels.closed.template', { channel })}</li> : null}
          {may('ask-to-write') && others.length === 0 ? <li>{t('channels.closed.askToWrite')}</li> : null}
        </ul>
      ) : null}
      {drafted ? <p>{t('channels.closed.draft')}</p> : null}
      <span className="row g8 wrap">
        {others.map((outlet, at) => (
          <Button
            key={outlet.identityId}
            type={at === 0 ? 'primary' : 'default'}
            title={outlet.label}
            icon={<ChannelMark channel={outlet.channel} size={14} />}
            onClick={() => onSwitch(outlet.identityId)}
          >
            {t('channels.closed.switch', { channel: t(`channel.${outlet.channel}`) })}
          </Button>
        ))}
        {may('template') && why !== 'unreachable' ? (
          <Button
            type={others.length === 0 ? 'primary' : 'default'}
            icon={<LayoutTemplate size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={onTemplate}
          >
            {t('channels.template.button')}
          </Button>
        ) : null}
        <Button icon={<StickyNote size={14} strokeWidth={1.75} aria-hidden="true" />} onClick={onNote}>
          {t('channels.closed.note')}
        </Button>
      </span>
    </div>
  );
}
