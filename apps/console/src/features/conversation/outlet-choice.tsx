import { Dropdown, type MenuProps } from 'antd';
import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '@yingda/contracts';
import { useNow } from '../../live/ticker';
import { useDirectory } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import { outletLabel } from './outlets';
import type { Outlets } from './use-outlets';
import { windowState } from './window-state';

/** Which channel the next message goes by; only where there is a choice. */
export function OutletChoice({ outlets }: { outlets: Outlets }) {
  const { t } = useTranslation();
  const { all, current, choose } = outlets;
  if (!current || all.length < 2) return null;
  const items: MenuProps['items'] = all.map((outlet) => ({
    key: outlet.identityId,
    label: <Choice outlet={outlet} current={outlet === current} />,
  }));
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        items,
        selectable: false,
        onClick: ({ key }) => choose(all.find(({ identityId }) => identityId === key)?.chosen ? null : key),
      }}
    >
      <button type="button" className="outlet-choice" aria-label={t('channels.viaLabel')}>
        <span className="i3">{t('channels.via')}</span>
        <ChannelMark channel={current.channel} size={14} />
        <span className="cut">{t(`channel.${current.channel}`)}</span>
        <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
      </button>
    </Dropdown>
  );
}

function Choice({ outlet, current }: { outlet: Outlet; current: boolean }) {
  const { t } = useTranslation();
  const { inboxes } = useDirectory();
  const closed = windowState(outlet.window, useNow())?.level === 'closed';
  const inbox = inboxes.find(({ id }) => id === outlet.inboxId)?.name;
  const facts = [
    inbox,
    outlet.chosen ? t('channels.viaChosen') : null,
    closed ? t('channels.viaClosed') : null,
  ].filter(Boolean);
  return (
    <span className="outlet-row">
      <ChannelMark channel={outlet.channel} size={14} />
      <span className="col grow" style={{ minWidth: 0 }}>
        <span className="cut">
          {t(`channel.${outlet.channel}`)} <span className="i2">{outletLabel(outlet)}</span>
        </span>
        <span className={`t12 cut ${closed ? 'c-late' : 'i3'}`}>{facts.join(' · ')}</span>
      </span>
      {current ? <Check size={14} strokeWidth={2} aria-hidden="true" /> : null}
    </span>
  );
}
