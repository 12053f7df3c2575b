import { useState } from 'react';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useAction } from '../../parts/use-action';
import { Section } from '../customer/section';
import { type AskedForm, type Invitation, useConversationSurveys } from './use-conversation-surveys';
import './surveys.css';
import { WriteDownDialog } from './write-down-dialog';

/** Beside a conversation: whether its customer was asked, how that stands or why not, and asking them by hand. */
export function SurveySection({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const { query, invite, writeDown } = useConversationSurveys(conversationId);
  const { run, busy } = useAction({ toast: true });
  const [written, setWritten] = useState<AskedForm | null>(null);
  // Not everybody may see it, and it is no reason to trouble an agent.
  if (!query.data) return null;
  const { invitations, mayInvite, mayWriteDown } = query.data;
  if (invitations.length + mayInvite.length + mayWriteDown.length === 0) return null;
  const ask = (form: AskedForm) =>
    run(async () => {
      const { state, reason } = await invite(form.key);
      if (state === 'not-sent' && reason) void message.warning(t(`surveys.reason.${reason}`), 6);
      else void message.success(t('surveys.asked'), 3);
    });
  const [only] = mayInvite;
  return (
    <Section name="surveys" title={t('surveys.title')}>
      {invitations.length === 0 ? <p className="i3 t12">{t('surveys.notAsked')}</p> : null}
      <ul className="survey-invitations">
        {invitations.map((one) => (
          <InvitationLine key={one.id} invitation={one} />
        ))}
      </ul>
      <div className="row wrap g8">
        {mayInvite.length === 1 && only ? (
          <Button size="small" loading={busy} onClick={() => void ask(only)}>
            {t('surveys.invite')}
          </Button>
        ) : null}
        {mayInvite.length > 1 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: mayInvite.map((form) => ({ key: form.key, label: form.name[language] })),
              onClick: ({ key }) => {
                const form = mayInvite.find((one) => one.key === key);
                if (form) void ask(form);
              },
            }}
          >
            <Button size="small" loading={busy}>
              {t('surveys.invite')}
            </Button>
          </Dropdown>
        ) : null}
        {mayWriteDown.map((form) => (
          <Button key={form.key} size="small" type="text" onClick={() => setWritten(form)}>
            {t('surveys.writeDown', { name: form.name[language] })}
          </Button>
        ))}
      </div>
      {written ? (
        <WriteDownDialog
          form={written}
          onSave={(answers) => writeDown(written.key, answers)}
          onClose={() => setWritten(null)}
        />
      ) : null}
    </Section>
  );
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const { state, reason, answeredAt, sentAt, dueAt, decidedAt } = invitation;
  const at = answeredAt ?? sentAt ?? dueAt ?? decidedAt;
  return (
    <li>
      <span className="row g8">
        <span className="grow cut">{invitation.formName[language]}</span>
        <span className={`chip ${state === 'answered' ? 'ok' : state === 'not-sent' ? 'soon' : ''}`}>
          {t(`surveys.state.${state}`)}
        </span>
      </span>
      <span className="i3 t12">
        {[full(at), reason ? t(`surveys.reason.${reason}`) : null].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
