import { Input } from 'antd';
import { Link2, MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { useFormats } from '../../../i18n/use-texts';
import { CopyButton } from '../../../parts/copy-button';

interface LinkBoxProps {
  link: Answer<'POST /api/agents/:id/link'>;
  name: string;
  email: string;
}

/** A link by which somebody sets their password: to copy, and whether it was mailed too. */
export function LinkBox({ link, name, email }: LinkBoxProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const Icon = link.mailed ? MailCheck : Link2;
  return (
    <div className="link-box" role="status">
      <p className="row g8 b">
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        {t('settings.agents.linkTitle', { name })}
      </p>
      <p className="i2">
        {link.mailed ? t('settings.agents.linkMailed', { email }) : t('settings.agents.linkNotMailed')}
      </p>
      <span className="row g8">
        <Input
          readOnly
          aria-label={t('settings.agents.linkTitle', { name })}
          value={link.url}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton type="primary" text={link.url} />
      </span>
      <p className="t12 i3">{t('settings.agents.linkUntil', { time: full(link.expiresAt) })}</p>
    </div>
  );
}
