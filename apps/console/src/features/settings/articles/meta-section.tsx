import { Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ARTICLE_AUDIENCES, ARTICLE_TYPES } from '@yingda/contracts/names';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { fromLocalInput, toLocalInput, type ArticleForm } from './article-form';
import { useCategories } from './use-articles';

interface MetaSectionProps {
  form: ArticleForm;
  readOnly: boolean;
  /** Audiences this agent may write for. */
  all: boolean;
  edit: (parts: Partial<ArticleForm>) => void;
}

/** For whom an article is, where, how long, and who looks after it. */
export function MetaSection({ form, readOnly, all, edit }: MetaSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { agents, inboxes } = useDirectory();
  const categories = useCategories().query.data ?? [];
  const people = agents.filter(({ active, role }) => active && role !== 'agent' && role !== 'handler');
  return (
    <Section title={t('articles.forWhom')}>
      <div className="field-row">
        <Field label={t('articles.category')}>
          {({ id }) => (
            <Select
              id={id}
              disabled={readOnly}
              value={form.category}
              options={categories.map(({ key, nameZh, nameEn }) => ({
                value: key,
                label: language === 'en' ? nameEn : nameZh,
              }))}
              onChange={(category) => edit({ category })}
            />
          )}
        </Field>
        <Field label={t('articles.inboxes')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              disabled={readOnly}
              placeholder={t('articles.inboxesAll')}
              value={form.inboxIds}
              options={inboxes.map(({ id: value, name }) => ({ value, label: name }))}
              onChange={(inboxIds) => edit({ inboxIds })}
            />
          )}
        </Field>
        <Field label={t('articles.key')} help={t('articles.keyHint')}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              className="mono"
              aria-describedby={describedBy}
              readOnly={readOnly}
              maxLength={64}
              value={form.key}
              onChange={(event) =>
                edit({
                  key: event.target.value
                    .toLowerCase()
                    .replace(/[^a-z0-9-]/g, '')
                    .replace(/^-+/, ''),
                })
              }
            />
          )}
        </Field>
      </div>
      <Field label={t('articles.audienceLabel')}>
        {({ id }) => (
          <Radio.Group
            id={id}
            className="stacked"
            disabled={readOnly}
            value={form.audience}
            options={ARTICLE_AUDIENCES.map((value) => ({
              value,
              disabled: (value === 'supervisor' && !all) || (value === 'public' && form.type === 'procedure'),
              label: (
                <>
                  {t(`articles.audience.${value}`)}
                  <span className="i3"> {t(`articles.audienceHint.${value}`)}</span>
                </>
              ),
            }))}
            onChange={({ target }) => edit({ audience: target.value })}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={t('articles.typeLabel')}>
          {({ id }) => (
            <Select
              id={id}
              disabled={readOnly}
              value={form.type}
              options={ARTICLE_TYPES.map((value) => ({ value, label: t(`articles.type.${value}`) }))}
              onChange={(type) =>
                edit({
                  type,
                  ...(type === 'procedure' && form.audience === 'public' ? { audience: 'agent' } : {}),
                })
              }
            />
          )}
        </Field>
        {(['effectiveFrom', 'effectiveUntil'] as const).map((name) => (
          <Field key={name} label={t(name === 'effectiveFrom' ? 'articles.from' : 'articles.until')}>
            {({ id }) => (
              <Input
                id={id}
                type="datetime-local"
                readOnly={readOnly}
                value={toLocalInput(form[name])}
                onChange={(event) => edit({ [name]: fromLocalInput(event.target.value) })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="field-row">
        <Field label={t('articles.reviewEvery')}>
          {({ id }) => (
            <InputNumber
              id={id}
              style={{ width: '100%' }}
              disabled={readOnly}
              min={1}
              max={3_650}
              precision={0}
              value={form.reviewEveryDays}
              onChange={(reviewEveryDays) => edit({ reviewEveryDays })}
            />
          )}
        </Field>
        <Field label={t('articles.reviewer')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              disabled={readOnly}
              placeholder={t('articles.nobody')}
              value={form.reviewerId ?? undefined}
              options={people.map(({ id: value, name }) => ({ value, label: name }))}
              onChange={(reviewerId) => edit({ reviewerId: reviewerId ?? null })}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
