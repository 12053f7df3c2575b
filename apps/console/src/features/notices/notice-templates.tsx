import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { NOTICE_VARIABLES, templateFields } from '@yingda/contracts/names';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';
import { accountsOf, type ApprovedText, withTemplate } from './notice-form';
import { type NoticePlan, type NoticeTemplate, useApproved } from './use-notices';

interface TemplatesProps {
  plan: NoticePlan;
  onChange: (change: Partial<NoticePlan>) => void;
}

/** What those get whose window is closed, for each account that has approved texts. */
export function NoticeTemplates({ plan, onChange }: TemplatesProps) {
  const { inboxes } = useDirectory();
  return accountsOf(plan, inboxes).map(({ id, name }) => (
    <AccountTemplates
      key={id}
      account={{ id, name }}
      chosen={plan.templates?.find(({ inboxId }) => inboxId === id)}
      onChange={(template) => onChange({ templates: withTemplate(plan, id, template) })}
    />
  ));
}

function AccountTemplates({
  account,
  chosen,
  onChange,
}: {
  account: { id: string; name: string };
  chosen: NoticeTemplate | undefined;
  onChange: (template: NoticeTemplate | null) => void;
}) {
  const { t } = useTranslation();
  const approved = useApproved(account.id);
  const items = approved.data ?? [];
  if (approved.isError)
    return (
      <p className="error-line" role="alert">
        {t('notices.template.failed', { account: account.name })}
      </p>
    );
  if (items.length === 0 && !chosen) return null;
  const keyOf = ({ name, language }: Pick<ApprovedText, 'name' | 'language'>) => `${name} ${language}`;
  const choose = (key: string | undefined) => {
    const one = items.find((item) => keyOf(item) === key);
    if (!one) return onChange(null);
    const { name, language, text } = one;
    const values = templateFields(text).map((field) => ({ field, value: '' }));
    onChange({ inboxId: account.id, name, language, text, values });
  };
  return (
    <div className="col g8">
      <Field label={t('notices.template.label', { account: account.name })} help={t('notices.template.help')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('notices.template.none')}
            value={chosen ? keyOf(chosen) : undefined}
            options={items.map((one) => ({
              value: keyOf(one),
              label: [one.title, one.language].filter(Boolean).join(' · '),
            }))}
            onChange={choose}
          />
        )}
      </Field>
      {chosen ? <Places template={chosen} onChange={onChange} /> : null}
    </div>
  );
}

/** The approved text with what is put into its places. */
function Places({
  template,
  onChange,
}: {
  template: NoticeTemplate;
  onChange: (template: NoticeTemplate) => void;
}) {
  const { t } = useTranslation();
  const put = (field: string, value: string) =>
    onChange({
      ...template,
      values: template.values.map((one) => (one.field === field ? { field, value } : one)),
    });
  return (
    <>
      <p className="notice-said i2">{template.text}</p>
      {template.values.map(({ field, value }) => (
        <div className="col g4" key={field}>
          <Field label={t('notices.template.place', { field })} required>
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                maxLength={200}
                value={value}
                onChange={({ target }) => put(field, target.value)}
              />
            )}
          </Field>
          <span className="row g4 notice-variables">
            <span className="i3 t12">{t('notices.insert')}</span>
            {NOTICE_VARIABLES.map((name) => (
              <Button key={name} size="small" type="text" onClick={() => put(field, `${value}{{${name}}}`)}>
                {t(`notices.variable.${name}`)}
              </Button>
            ))}
          </span>
        </div>
      ))}
    </>
  );
}
