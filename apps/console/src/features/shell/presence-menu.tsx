import { useState } from 'react';
import { Dropdown, Input, Modal, type MenuProps } from 'antd';
import { LogOut, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PRESENCE_STATES, type PresenceState } from '@yingda/contracts/names';
import { signOut } from '../../app/session';
import { useMe } from '../../app/use-session';
import { useAgent, useLive, useOnline } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { useAction } from '../../parts/use-action';
import { useAwayReason } from '../../parts/use-away-reason';
import { dueBeforeTomorrowEnds, OffShiftDialog } from '../promises/off-shift-dialog';
import type { Owed } from '../promises/use-promises';

const REASONS = ['break', 'meal', 'training', 'meeting', 'task'] as const;

/** Sets the own state; the directory hears of it as everybody else does. */
export function useSetPresence() {
  const live = useLive();
  const me = useMe();
  const { run } = useAction({ toast: true });
  return (state: PresenceState, reason?: string) =>
    run(async () => {
      await live.command('presence.set', { state, ...(reason ? { reason } : {}) });
      live.state.setPresence(me.id, { state, ...(reason ? { reason } : { reason: undefined as never }) });
    });
}

/** The own face at the foot of the rail: state, profile, sign out. */
export function PresenceMenu({ wide }: { wide: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const self = useAgent(me.id);
  const online = useOnline();
  const awayReason = useAwayReason();
  const navigate = useNavigate();
  const setPresence = useSetPresence();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [leaving, setLeaving] = useState<Owed[] | null>(null);
  const state = online ? (self?.state ?? me.state) : 'offline';
  const hints = {
    online: t('presence.onlineHint'),
    busy: t('presence.busyHint'),
    away: t('presence.awayHint'),
  };

  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: `${me.name} · ${t('presence.load', { load: self?.load ?? 0, capacity: self?.capacity ?? me.capacity })}`,
    },
    ...PRESENCE_STATES.map((value) => {
      const label = (
        <span className="presence-item">
          <i className={`presence ${value}`} />
          <span className="grow">{t(`state.${value}`)}</span>
          <span className="hint">{hints[value]}</span>
        </span>
      );
      if (value !== 'away') return { key: value, label, disabled: !online };
      return {
        key: value,
        label,
        disabled: !online,
        children: [
          ...REASONS.map((name) => ({ key: `away:${name}`, label: t(`presence.reasons.${name}`) })),
          { key: 'away:', label: t('presence.otherReason') },
        ],
      };
    }),
    { type: 'divider' },
    { key: 'profile', icon: <UserRound size={14} strokeWidth={1.75} />, label: t('presence.profile') },
    { key: 'sign-out', icon: <LogOut size={14} strokeWidth={1.75} />, label: t('presence.signOut') },
  ];

  // Who goes owes nothing silently: what is due before tomorrow ends is handed over, or knowingly kept.
  async function leave() {
    const due = await dueBeforeTomorrowEnds();
    if (due.length === 0) return signOut();
    setLeaving(due);
  }

  function choose(key: string) {
    if (key === 'profile') return void navigate('/settings/profile');
    if (key === 'sign-out') return void leave();
    if (key === 'away:') return setAsking(true);
    if (key.startsWith('away:')) {
      return void setPresence('away', t(`presence.reasons.${key.slice(5) as (typeof REASONS)[number]}`));
    }
    void setPresence(key as PresenceState);
  }

  function submitReason() {
    setAsking(false);
    void setPresence('away', reason.trim() || undefined);
    setReason('');
  }

  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{ items, selectedKeys: [state], onClick: ({ key }) => choose(key) }}
      >
        <button
          type="button"
          className="rail-face"
          aria-label={t('presence.menu', { state: t(`state.${state}`) })}
        >
          <Avatar id={me.id} name={me.name} url={me.avatarUrl} presence={state} />
          {wide ? (
            <span className="grow">
              <span className="cut" style={{ display: 'block' }}>
                {me.name}
              </span>
              <span className="t12 i3 cut" style={{ display: 'block' }}>
                {state === 'away' && self?.reason ? awayReason(self.reason) : t(`state.${state}`)}
              </span>
            </span>
          ) : null}
        </button>
      </Dropdown>
      {leaving ? (
        <OffShiftDialog owed={leaving} onLeave={() => void signOut()} onClose={() => setLeaving(null)} />
      ) : null}
      <Modal
        open={asking}
        width={360}
        title={t('presence.reasonTitle')}
        okText={t('presence.away')}
        cancelText={t('common.cancel')}
        onOk={submitReason}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <Input
          autoFocus
          maxLength={80}
          aria-label={t('presence.reasonLabel')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={submitReason}
        />
      </Modal>
    </>
  );
}
