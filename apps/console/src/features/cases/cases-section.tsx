import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../app/use-session';
import { useLanguage } from '../../i18n/use-texts';
import { WaitChip } from '../../parts/wait-chip';
import { Section } from '../customer/section';
import { rowClock } from './case-clocks';
import { caseInHand } from './case-store';
import { useCasesOf } from './use-cases';
import './cases.css';

const SHOWN = 5;

interface CasesSectionProps {
  customerId: string;
  /** Beside a conversation: a case can be opened of it. */
  conversationId?: string | undefined;
}

/** Beside a customer or a conversation: what is being followed to its end for them. */
export function CasesSection({ customerId, conversationId }: CasesSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reads = useMay('case.read');
  const opens = useMay('case.open') && conversationId !== undefined;
  const { data } = useCasesOf({ customerId }, reads);
  const cases = data?.items ?? [];
  // Nothing to be seen or done here is no section.
  if (!reads || (cases.length === 0 && !opens)) return null;
  return (
    <Section
      name="cases"
      title={t('cases.title')}
      extra={
        opens ? (
          <button
            type="button"
            className="icon-button tiny"
            aria-label={t('cases.open.action')}
            title={`${t('cases.open.action')} ⇧C`}
            onClick={() => caseInHand.set({ conversationId, messageIds: [] })}
          >
            <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          </button>
        ) : null
      }
    >
      {cases.length === 0 ? <span className="i3">{t('cases.noneOfCustomer')}</span> : null}
      {cases.slice(0, SHOWN).map((one) => {
        const clock = rowClock(one);
        return (
          <Link key={one.id} className="panel-case" to={`/cases/${one.id}`} title={one.title}>
            <span className="grow col" style={{ minWidth: 0 }}>
              <span className="cut">{one.title}</span>
              <span className="i3 t12 cut">
                {[
                  one.number,
                  language === 'en' ? one.kindName.en : one.kindName.zh,
                  t(`cases.stage.${one.stage}`),
                ].join(' · ')}
              </span>
            </span>
            {clock ? <WaitChip clock={clock} /> : null}
          </Link>
        );
      })}
      {cases.length > SHOWN ? (
        <span className="i3 t12">{t('common.more', { n: cases.length - SHOWN })}</span>
      ) : null}
    </Section>
  );
}
