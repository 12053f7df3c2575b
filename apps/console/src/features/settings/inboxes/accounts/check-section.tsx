import { Check, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../../i18n/use-texts';
import { ErrorLine } from '../../../../parts/error-line';
import { Section } from '../../page/column';
import { OnlineButton } from '../../page/online-button';
import type { InboxRecord } from '../use-inboxes';
import type { ChannelField } from './account-form';
import { checkName } from './check-name';
import type { useAccountCheck } from './use-account';

/** The live check of each credential, with what to do about those that do not work. */
export function CheckSection({
  inbox,
  fields,
  check,
  changed,
}: {
  inbox: InboxRecord;
  fields: readonly ChannelField[];
  check: ReturnType<typeof useAccountCheck>;
  changed: boolean;
}) {
  const { t } = useTranslation();
  const tongue = useLanguage() === 'en' ? 'en' : 'zh';
  const channel = t(`channel.${inbox.channel}`);
  const lines = check.data;
  const bad = lines?.filter((line) => !line.ok).length ?? 0;
  const nameOf = (name: string) => {
    const label = fields.find((field) => field.name === name)?.label[tongue];
    const known = checkName(name);
    return label ?? (known ? t(`accounts.checks.${known}`) : name);
  };
  return (
    <Section
      id="account-check"
      title={t('accounts.section.check')}
      hint={t('accounts.checkHint', { channel })}
      extra={
        <OnlineButton
          loading={check.isPending}
          why={changed ? t('accounts.checkUnsaved') : undefined}
          onClick={() => check.mutate()}
        >
          {t('accounts.check')}
        </OnlineButton>
      }
    >
      <ErrorLine problem={check.error} />
      {lines ? (
        <div role="status">
          <p className={`row g6 ${bad > 0 ? 'c-late' : 'c-ok'}`}>
            {bad > 0 ? (
              <CircleAlert size={14} strokeWidth={2} aria-hidden="true" />
            ) : (
              <Check size={14} strokeWidth={2} aria-hidden="true" />
            )}
            <b>
              {lines.length === 0
                ? t('accounts.checkNone')
                : bad > 0
                  ? t('accounts.checkBad', { n: bad })
                  : t('accounts.checkOk')}
            </b>
          </p>
          <ul className="check-lines">
            {lines.map((line, at) => (
              <li key={at}>
                {line.ok ? (
                  <Check size={14} strokeWidth={2} className="c-ok" aria-label={t('accounts.lineOk')} />
                ) : (
                  <CircleAlert
                    size={14}
                    strokeWidth={2}
                    className="c-late"
                    aria-label={t('accounts.lineBad')}
                  />
                )}
                <span className="grow">
                  {nameOf(line.name)}
                  {line.ok ? null : (
                    <span className="i2 advice">{line.advice?.[tongue] ?? t('accounts.lineBad')}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
