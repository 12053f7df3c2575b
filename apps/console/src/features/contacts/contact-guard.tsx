import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { type ContactRow, useContactGuard } from './use-contacts';
import './contacts.css';

/** A colleague contacted this customer a short while ago, or is about to: who, when and what about. */
export function ContactGuardHint({
  customerId,
  conversationId,
}: {
  customerId: string | null;
  /** Not told of the conversation one is in. */
  conversationId?: string;
}) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { agents } = useDirectory();
  const { data } = useContactGuard(customerId, useMay('contact.work'));
  const touches = data?.touches.filter(({ id }) => id !== conversationId) ?? [];
  const [last] = touches;
  if (!data || !last) return null;
  const who = agents.find(({ id }) => id === last.agentId)?.name ?? t('contacts.guard.somebody');
  const about =
    last.kind === 'conversation' || last.kind === 'case'
      ? `#${last.about}`
      : t(`contacts.purpose.${last.about as ContactRow['purpose']}`);
  return (
    <div className="composer-strip warn" role="status" data-guard={last.kind}>
      <UsersRound size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow">
        {t(`contacts.guard.${last.kind}`, { who, time: full(last.at), about })}
        {touches.length > 1 ? ` ${t('contacts.guard.more', { n: touches.length - 1 })}` : null}
      </span>
    </div>
  );
}
