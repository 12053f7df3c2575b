import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-texts';
import { type AskedForm, useConversationSurveys } from '../surveys/use-conversation-surveys';
import { WriteDownDialog } from '../surveys/write-down-dialog';
import type { ContactDetail } from './use-contacts';

/** Survey questions asked on the phone: forms that may be written down for the conversation the contact is about. */
export function PhoneSurvey({ contact }: { contact: ContactDetail }) {
  return contact.conversationId ? (
    <Forms conversationId={contact.conversationId} first={contact.surveyKey ?? null} />
  ) : null;
}

function Forms({ conversationId, first }: { conversationId: string; first: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query, writeDown } = useConversationSurveys(conversationId);
  const [asking, setAsking] = useState<AskedForm | null>(null);
  const forms = query.data?.mayWriteDown ?? [];
  const sorted = [...forms].sort((a, b) => Number(b.key === first) - Number(a.key === first));
  if (sorted.length === 0) return null;
  return (
    <div className="row g8 contact-forms">
      <span className="i2">{t('contacts.survey')}</span>
      {sorted.map((form) => (
        <Button key={form.key} size="small" onClick={() => setAsking(form)}>
          {form.name[language]}
        </Button>
      ))}
      {asking ? (
        <WriteDownDialog
          form={asking}
          onSave={(answers) => writeDown(asking.key, answers)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}
