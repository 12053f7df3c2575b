import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { NOTICE_VARIABLES } from '@yingda/contracts/names';
import { Field } from '../../parts/field';
import { longest } from './notice-form';
import type { NoticePlan } from './use-notices';

const LANGUAGES = [
  { key: 'zh', label: 'notices.textZh' },
  { key: 'en', label: 'notices.textEn' },
] as const;

/** What it says, in both languages, with what can be put in. */
export function NoticeText({
  plan,
  onChange,
}: {
  plan: NoticePlan;
  onChange: (change: Partial<NoticePlan>) => void;
}) {
  const { t } = useTranslation();
  const { texts, way } = plan;
  const write = (key: 'zh' | 'en', text: string) => onChange({ texts: { ...texts, [key]: text } });
  return (
    <>
      {LANGUAGES.map(({ key, label }) => (
        <div className="col g4" key={key}>
          <Field label={t(label)} help={key === 'en' ? t('notices.textHint') : undefined}>
            {({ id, describedBy }) => (
              <Input.TextArea
                id={id}
                aria-describedby={describedBy}
                autoSize={{ minRows: way === 'banner' ? 2 : 3, maxRows: 10 }}
                count={{ show: true, max: longest(plan) }}
                lang={key}
                value={texts[key]}
                onChange={({ target }) => write(key, target.value)}
              />
            )}
          </Field>
          {way === 'message' ? (
            <span className="row g4 notice-variables">
              <span className="i3 t12">{t('notices.insert')}</span>
              {NOTICE_VARIABLES.map((name) => (
                <Button
                  key={name}
                  size="small"
                  type="text"
                  onClick={() => write(key, `${texts[key]}{{${name}}}`)}
                >
                  {t(`notices.variable.${name}`)}
                </Button>
              ))}
            </span>
          ) : null}
        </div>
      ))}
    </>
  );
}
