import { useState } from 'react';
import { Button, Input, Switch } from 'antd';
import { Globe, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { SettingRow } from '../page/setting-row';
import { originOf } from './origins';
import { sectionId } from './section-bar';

/** Whether agents see what is being typed; the widget says so. */
export function LivePreviewSection({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Section id={sectionId('preview')} title={t('settings.inboxes.section.preview')}>
      <SettingRow label={t('settings.inboxes.livePreview')} help={t('settings.inboxes.livePreviewHint')}>
        <Switch aria-label={t('settings.inboxes.livePreview')} checked={on} onChange={onChange} />
      </SettingRow>
    </Section>
  );
}

const MOST = 50;

/** Sites that may show the widget; none listed means any. */
export function OriginsSection({
  origins,
  onChange,
}: {
  origins: string[];
  onChange: (origins: string[]) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const origin = originOf(typed);
  const known = origin !== null && origins.includes(origin);

  function add() {
    setTried(true);
    if (!origin || known || origins.length >= MOST) return;
    onChange([...origins, origin]);
    setTyped('');
    setTried(false);
  }
  const wrong =
    !tried || !typed.trim()
      ? null
      : known
        ? t('problem.already-exists')
        : origin
          ? null
          : t('settings.inboxes.originWrong');

  return (
    <Section
      id={sectionId('origins')}
      title={t('settings.inboxes.section.origins')}
      hint={t('settings.inboxes.originsHint')}
    >
      {origins.length > 0 ? (
        <ul className="line-list flat">
          {origins.map((one) => (
            <li key={one}>
              <Globe size={14} strokeWidth={1.75} aria-hidden="true" />
              <span className="grow cut mono" title={one}>
                {one}
              </span>
              <IconAction
                local
                icon={X}
                label={t('settings.inboxes.removeOrigin', { origin: one })}
                onClick={() => onChange(origins.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="i2 row g8">
          <Globe size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('settings.inboxes.originsAny')}
        </p>
      )}
      <Field label={t('settings.inboxes.addOrigin')} help={t('settings.inboxes.originHelp')} wrong={wrong}>
        {({ id, describedBy }) => (
          <span className="row g8">
            <Input
              id={id}
              aria-describedby={describedBy}
              className="mono"
              inputMode="url"
              maxLength={300}
              placeholder={t('settings.inboxes.originPlaceholder')}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setTried(false);
              }}
              onPressEnter={add}
            />
            <Button onClick={add}>{t('common.add')}</Button>
          </span>
        )}
      </Field>
    </Section>
  );
}
