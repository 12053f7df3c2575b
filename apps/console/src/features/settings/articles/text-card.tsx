import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ARTICLE_LIMITS, type Language } from '@yingda/contracts/names';
import { Field } from '../../../parts/field';
import type { TextForm } from './article-form';
import { RichText } from './rich-text';

interface TextCardProps {
  language: Language;
  readOnly: boolean;
  text: TextForm;
  onChange: (text: TextForm) => void;
  onPicture: (file: File) => Promise<string | null>;
}

/** The article in one language: title, text, and how people ask for it. */
export function TextCard({ language, readOnly, text, onChange, onPicture }: TextCardProps) {
  const { t } = useTranslation();
  const named = (label: string) => `${label} ${t(`language.${language}`)}`;
  return (
    <section className="card settings-section article-text" aria-label={t(`language.${language}`)}>
      <header>
        <h2>{t(`language.${language}`)}</h2>
      </header>
      <Field label={t('articles.textTitle')}>
        {({ id }) => (
          <Input
            id={id}
            lang={language}
            aria-label={named(t('articles.textTitle'))}
            readOnly={readOnly}
            maxLength={ARTICLE_LIMITS.titleCodePoints}
            value={text.title}
            onChange={(event) => onChange({ ...text, title: event.target.value })}
          />
        )}
      </Field>
      <div className="field">
        <span className="label">{t('articles.body')}</span>
        <RichText
          label={named(t('articles.body'))}
          language={language}
          readOnly={readOnly}
          value={text.html}
          onChange={(html) => onChange({ ...text, html })}
          onPicture={onPicture}
        />
      </div>
      <Field label={t('articles.questions')} help={t('articles.questionsHint')}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            lang={language}
            aria-label={named(t('articles.questions'))}
            aria-describedby={describedBy}
            readOnly={readOnly}
            autoSize={{ minRows: 4, maxRows: 12 }}
            value={text.questions}
            onChange={(event) => onChange({ ...text, questions: event.target.value })}
          />
        )}
      </Field>
    </section>
  );
}
