import { useState } from 'react';
import { App, Input, Modal, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoardAgent } from '@yingda/contracts';
import { PRESENCE_STATES, type PresenceState } from '@yingda/contracts/names';
import { useLive } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';

const LONGEST = 80;

/** Sets an agent's state for them; they are told why. */
export function ForceDialog({ agent, onClose }: { agent: BoardAgent; onClose: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const { message } = App.useApp();
  const { run, busy, problem } = useAction();
  const [state, setState] = useState<PresenceState>(agent.state === 'online' ? 'away' : 'online');
  const [reason, setReason] = useState('');
  const { agentId, name } = agent;
  async function submit() {
    const done = await run(() => live.command('presence.force', { agentId, state, reason: reason.trim() }));
    if (!done) return;
    void message.success(t('board.force.done', { name, state: t(`state.${state}`) }), 3);
    onClose();
  }
  return (
    <Modal
      open
      width={420}
      title={t('board.force.title', { name, state: t(`state.${state}`) })}
      okText={t('board.force.submit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy, disabled: reason.trim() === '' }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Field label={t('board.force.state')}>
        {({ id, describedBy }) => (
          <Segmented<PresenceState>
            id={id}
            aria-describedby={describedBy}
            value={state}
            onChange={setState}
            options={PRESENCE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('board.force.reason')} help={t('board.force.reasonHint', { name })}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus
            value={reason}
            maxLength={LONGEST}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => (reason.trim() ? void submit() : undefined)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
