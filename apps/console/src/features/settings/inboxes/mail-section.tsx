import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InboxSending } from '@yingda/contracts';
import { useDirectory } from '../../../live/use-live';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import { sectionId } from './section-bar';

interface MailSectionProps {
  sending: InboxSending;
  onChange: (sending: InboxSending) => void;
}

const MINUTE = 60;

/** Answers that a shopper who has left did not read: whether they go by e-mail, when, and through which mailbox. */
export function MailSection({ sending, onChange }: MailSectionProps) {
  const { t } = useTranslation();
  const { inboxes } = useDirectory();
  const mailboxes = inboxes.filter(({ channel }) => channel === 'email');
  const edit = (parts: Partial<InboxSending>) => onChange({ ...sending, ...parts });
  const label = t('settings.inboxes.mail.on');
  return (
    <Section
      id={sectionId('mail')}
      title={t('settings.inboxes.section.mail')}
      hint={t(mailboxes.length > 0 ? 'settings.inboxes.mail.hint' : 'settings.inboxes.mail.noMailbox')}
    >
      <SettingRow label={label} help={t('settings.inboxes.mail.onHint')}>
        <Switch aria-label={label} checked={sending.mail} onChange={(mail) => edit({ mail })} />
      </SettingRow>
      <SettingRow label={t('settings.inboxes.mail.after')} help={t('settings.inboxes.mail.afterHint')}>
        <InputNumber
          aria-label={t('settings.inboxes.mail.after')}
          min={1}
          max={1_440}
          precision={0}
          disabled={!sending.mail}
          value={Math.max(1, Math.round(sending.mailAfterSeconds / MINUTE))}
          onChange={(minutes) => minutes && edit({ mailAfterSeconds: minutes * MINUTE })}
        />
      </SettingRow>
      <SettingRow label={t('settings.inboxes.mail.through')}>
        <Select
          aria-label={t('settings.inboxes.mail.through')}
          style={{ minWidth: 180 }}
          disabled={!sending.mail || mailboxes.length === 0}
          value={sending.mailInboxId ?? ''}
          options={[
            { value: '', label: t('settings.inboxes.mail.any') },
            ...mailboxes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => edit({ mailInboxId: id === '' ? null : id })}
        />
      </SettingRow>
    </Section>
  );
}
