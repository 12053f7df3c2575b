import { useRef, useState } from 'react';
import { App, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { newId } from '@yingda/realtime-client';
import type { BoardTeam } from '@yingda/contracts';
import { useLive } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';

const LONGEST = 500;

interface NotifyDialogProps {
  teams: readonly BoardTeam[];
  teamId: string | null;
  onClose: () => void;
}

/** Says something to everybody of a team. */
export function NotifyDialog({ teams, teamId, onClose }: NotifyDialogProps) {
  const { t } = useTranslation();
  const live = useLive();
  const { message } = App.useApp();
  const { run, busy, problem } = useAction();
  const [to, setTo] = useState(teamId ?? (teams.length === 1 ? teams[0]?.teamId : undefined));
  const [text, setText] = useState('');
  // Sent again after a lost line it is still one notice.
  const noticeId = useRef(newId());
  const team = teams.find((one) => one.teamId === to);
  async function submit() {
    if (!team) return;
    const notice = { noticeId: noticeId.current, teamId: team.teamId, text: text.trim() };
    if (!(await run(() => live.command('team.notify', notice)))) return;
    void message.success(t('board.notice.done', { name: team.name }), 3);
    onClose();
  }
  return (
    <Modal
      open
      width={480}
      title={t('board.notice.title')}
      okText={t('board.notice.submit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy, disabled: !team || text.trim() === '' }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Field label={t('board.notice.team')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={to}
            onChange={setTo}
            options={teams.map((one) => ({ value: one.teamId, label: one.name }))}
          />
        )}
      </Field>
      <Field label={t('board.notice.text')} help={t('board.notice.hint')}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoFocus
            rows={3}
            value={text}
            maxLength={LONGEST}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
