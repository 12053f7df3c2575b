import { useState } from 'react';
import { Input, Modal } from 'antd';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outlet, ProductCardContent } from '@yingda/contracts';
import { Field } from '../../parts/field';
import { cardContent, cardProblem, EMPTY_CARD, type CardForm } from './card-content';

const FIELDS = ['title', 'url', 'price', 'imageUrl'] as const;
const LABELS = { title: 'name', url: 'url', price: 'price', imageUrl: 'image' } as const;
const MOST = { title: 200, url: 2_000, price: 40, imageUrl: 2_000 } as const;

/** A product to send, now or with a canned response: what it is called, where it is, what it costs. */
export function CardDialog({
  outlet,
  okText,
  onDone,
  onClose,
}: {
  /** Where it goes; null where that is not known yet. */
  outlet: Outlet | null;
  okText?: string;
  onDone: (content: ProductCardContent) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form, setForm] = useState<CardForm>(EMPTY_CARD);
  const [tried, setTried] = useState(false);
  const problem = cardProblem(form);
  function submit() {
    setTried(true);
    if (problem) return;
    onDone(cardContent(form));
    onClose();
  }
  const carries = outlet?.carries;
  const becomes =
    !carries || carries.includes('product-card')
      ? null
      : carries.includes('link')
        ? 'card-as-link'
        : 'card-as-text';
  const wrong = (field: keyof CardForm) => {
    if (!tried || problem !== field) return null;
    const label = t(`channels.card.${LABELS[field]}`);
    return field === 'title' ? t('common.required', { field: label }) : t('channels.card.wrongUrl');
  };
  return (
    <Modal
      open
      width={440}
      title={t('channels.card.title')}
      okText={okText ?? t('channels.card.send')}
      cancelText={t('common.cancel')}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="form-dialog">
        {FIELDS.map((field, at) => (
          <Field
            key={field}
            label={t(`channels.card.${LABELS[field]}`)}
            required={field === 'title' || field === 'url'}
            wrong={wrong(field)}
          >
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                autoFocus={at === 0}
                maxLength={MOST[field]}
                placeholder={
                  field === 'price'
                    ? t('channels.card.pricePlaceholder')
                    : field === 'title'
                      ? ''
                      : 'https://'
                }
                value={form[field]}
                onChange={(event) => setForm({ ...form, [field]: event.target.value })}
                onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : submit())}
              />
            )}
          </Field>
        ))}
        {becomes && outlet ? (
          <p className="row g6 i2 t12" role="status">
            <Info size={14} strokeWidth={1.75} aria-hidden="true" />
            {t(`channels.preview.${becomes}`, { channel: t(`channel.${outlet.channel}`) })}
          </p>
        ) : null}
      </div>
    </Modal>
  );
}
