import { App, Button, Dropdown, Tooltip, type MenuProps } from 'antd';
import { ArrowLeft, ArrowRightLeft, Check, Ellipsis, PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { isOpen } from '../../live/row-order';
import { useDirectory, useOnline } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import { copyText } from '../../parts/copy-button';
import { Kbd } from '../../parts/kbd';
import { MOD, SHIFT } from '../../parts/keys-text';
import { TierTag } from '../../parts/tier-tag';
import { useLogCall } from '../calls/use-log-call';
import { useCustomerName } from '../inbox/use-row-text';
import type { ConversationActions } from './use-actions';

interface HeadProps {
  row: ConversationRow;
  actions: ConversationActions;
  panelShown: boolean;
  /** Absent: there is no panel beside it. */
  onPanel?: (() => void) | undefined;
  onBack?: (() => void) | undefined;
}

/** Who it is, where they write from, and what can be done: transfer, close, and the rest behind the dots. */
export function ConversationHead({ row, actions, panelShown, onPanel, onBack }: HeadProps) {
  const { t } = useTranslation();
  const online = useOnline();
  const { message } = App.useApp();
  const { inboxes } = useDirectory();
  const nameOf = useCustomerName();
  const name = nameOf(row.customer, row.channel);
  const inbox = inboxes.find((known) => known.id === row.inboxId);
  const { may } = actions;
  const logCall = useLogCall();
  const offline = online ? undefined : t('net.needsNetwork');

  const entry = (key: string, at: { label: string; shown: boolean; keys?: string; danger?: boolean }) =>
    at.shown
      ? [
          {
            key,
            label: at.label,
            disabled: !online,
            danger: at.danger ?? false,
            extra: at.keys ? <Kbd>{at.keys}</Kbd> : null,
          },
        ]
      : [];
  const items: MenuProps['items'] = [
    ...entry('assignMe', { label: t('conversation.assignMe'), shown: may.assignMe, keys: 'A' }),
    ...entry('join', { label: t('conversation.composer.join'), shown: may.join }),
    ...entry('leave', { label: t('conversation.composer.leave'), shown: may.leave }),
    ...entry('wait', { label: t('conversation.waitForCustomer'), shown: may.wait, keys: 'W' }),
    ...entry('promise', { label: t('promises.owe.open'), shown: may.promise }),
    ...entry('escalate', { label: t('conversation.escalate'), shown: may.escalate, keys: `${SHIFT}E` }),
    ...entry('merge', { label: t('conversation.merge'), shown: may.merge }),
    ...entry('unmerge', { label: t('conversation.unmerge'), shown: may.unmerge }),
    ...entry('reopen', { label: t('conversation.reopen'), shown: may.reopen, keys: 'O' }),
    ...(logCall ? [{ key: 'call', label: t('call.log') }] : []),
    { type: 'divider' },
    { key: 'find', label: t('conversation.find'), extra: <Kbd>{`${MOD}F`}</Kbd> },
    { key: 'copyLink', label: t('conversation.copyLink') },
  ];

  function choose(key: string) {
    if (key === 'call') return logCall?.({ id: row.customerId, name, phone: null });
    if (key === 'copyLink') {
      void copyText(`${location.origin}/console/inbox/all/${row.id}`);
      return void message.success(t('conversation.linkCopied'), 2);
    }
    actions.start(key as Parameters<typeof actions.start>[0]);
  }

  return (
    <header className="conversation-head">
      {onBack ? (
        <button
          type="button"
          className="icon-button"
          aria-label={t('conversation.backToList')}
          onClick={onBack}
        >
          <ArrowLeft size={16} strokeWidth={1.75} />
        </button>
      ) : null}
      <h1 className="cut" title={name}>
        {name}
      </h1>
      <TierTag tier={row.customer.tier} />
      {row.customer.blocked ? <span className="chip late">{t('customer.blocked')}</span> : null}
      <span className="chip head-channel">
        <ChannelMark channel={row.channel} />
        {t(`channel.${row.channel}`)}
        {inbox ? (
          <>
            <i className="dot" style={{ margin: '0 2px' }} />
            <span className="cut">{inbox.name}</span>
          </>
        ) : null}
      </span>
      <button
        type="button"
        className="i3 t12 nw head-number"
        title={t('conversation.number')}
        onClick={() => {
          void copyText(row.number);
          void message.success(t('common.copied'), 2);
        }}
      >
        #{row.number}
      </button>
      {row.escalationLevel > 1 ? (
        <span className="chip soon">{t('conversation.level', { n: row.escalationLevel })}</span>
      ) : null}
      <span className="grow" />
      {may.transfer && isOpen(row) ? (
        <Tooltip title={offline}>
          <Button
            type="text"
            size="small"
            disabled={!online}
            icon={<ArrowRightLeft size={14} strokeWidth={1.75} />}
            onClick={() => actions.start('transfer')}
          >
            {t('conversation.transfer')} <Kbd>T</Kbd>
          </Button>
        </Tooltip>
      ) : null}
      {may.close ? (
        <Tooltip title={offline}>
          <Button
            size="small"
            disabled={!online}
            icon={<Check size={14} strokeWidth={1.75} />}
            onClick={() => actions.start('close')}
          >
            {row.wrapUpDue && !isOpen(row) ? t('conversation.composer.wrapUp') : t('conversation.close')}
          </Button>
        </Tooltip>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => choose(key) }}
        placement="bottomRight"
      >
        <button type="button" className="icon-button" aria-label={t('conversation.more')}>
          <Ellipsis size={16} strokeWidth={1.75} />
        </button>
      </Dropdown>
      {onPanel ? (
        <Tooltip title={<>{t('conversation.openPanel')} ]</>} mouseEnterDelay={0.4}>
          <button
            type="button"
            className={`icon-button${panelShown ? ' on' : ''}`}
            aria-label={t('conversation.openPanel')}
            aria-pressed={panelShown}
            onClick={onPanel}
          >
            <PanelRight size={16} strokeWidth={1.75} />
          </button>
        </Tooltip>
      ) : null}
    </header>
  );
}
