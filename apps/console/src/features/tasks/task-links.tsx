import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { CopyButton } from '../../parts/copy-button';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { OnlineButton } from '../settings/page/online-button';
import { type TaskDetail, useDepartments, useTaskActs } from './use-tasks';

/** Links for people without an account: made and mailed, shown once, taken back. */
export function TaskLinks({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const acts = useTaskActs(task);
  const { run, busy, problem } = useAction();
  const department = useDepartments().data?.find(({ id }) => id === task.departmentId);
  const [email, setEmail] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const make = () =>
    run(async () => {
      const { url } = await acts.makeLink(email.trim());
      setMade(url);
      setEmail('');
    });
  const stateOf = (link: TaskDetail['links'][number]) =>
    link.revokedAt
      ? 'revoked'
      : link.usedAt
        ? 'used'
        : link.openedAt
          ? 'opened'
          : link.mailedAt
            ? 'mailed'
            : 'made';
  return (
    <div className="case-links">
      <b>{t('tasks.links.title')}</b>
      <span className="i2 t12">{t('tasks.links.hint')}</span>
      <ul className="col g4">
        {task.links.map((link) => {
          const state = stateOf(link);
          return (
            <li key={link.id} className="row g8">
              <span className="grow cut">{link.email}</span>
              <span className="i3 t12 nw">
                {t(`tasks.links.${state}`)} · {t('tasks.links.until', { time: full(link.expiresAt) })}
              </span>
              {state === 'revoked' || state === 'used' ? null : (
                <Button type="text" size="small" onClick={() => void run(() => acts.revokeLink(link.id))}>
                  {t('tasks.links.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {made ? (
        <div className="row g8">
          <Input readOnly aria-label={t('tasks.links.address')} value={made} />
          <CopyButton text={made} />
        </div>
      ) : null}
      <div className="row g8">
        <Input
          type="email"
          maxLength={254}
          aria-label={t('tasks.links.email')}
          placeholder={department?.email ?? t('tasks.links.email')}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <OnlineButton
          loading={busy}
          why={email.trim() || department?.email ? undefined : t('tasks.links.noAddress')}
          onClick={() => void make()}
        >
          {t('tasks.links.make')}
        </OnlineButton>
      </div>
      <ErrorLine problem={problem} />
    </div>
  );
}
