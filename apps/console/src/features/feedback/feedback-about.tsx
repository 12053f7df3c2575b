import { useState } from 'react';
import { AutoComplete, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FEEDBACK_ABOUTS, type FeedbackAbout } from '@yingda/contracts/names';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { type FeedbackDetail, useFeedbackActs, useFeedSums } from './use-feedback';

/** Which product it is about, and which side of it: what product development reads it by. Kept when one leaves the field. */
export function FeedbackAboutFields({ one }: { one: FeedbackDetail }) {
  const { t } = useTranslation();
  const { sort } = useFeedbackActs(one);
  const { run, busy, problem } = useAction();
  const [product, setProduct] = useState(one.product ?? '');
  const sums = useFeedSums({ product: null, about: null, sort: null, from: null, to: null }).data ?? [];
  const known = [...new Set(sums.flatMap((sum) => sum.product ?? []))];
  const keep = (text: string) => {
    const said = text.trim() || null;
    if (said !== one.product && !busy) void run(() => sort({ sort: one.sort!, product: said }));
  };
  return (
    <>
      <div className="pair">
        <AutoComplete
          aria-label={t('feedback.product')}
          placeholder={t('feedback.product')}
          maxLength={120}
          value={product}
          options={known.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option!.value.includes(typed) }}
          onChange={setProduct}
          onSelect={keep}
          onBlur={() => keep(product)}
        />
        <Select<FeedbackAbout>
          allowClear
          aria-label={t('feedback.about')}
          placeholder={t('feedback.about')}
          value={one.about}
          disabled={busy}
          options={FEEDBACK_ABOUTS.map((value) => ({ value, label: t(`feedback.abouts.${value}`) }))}
          onChange={(about?: FeedbackAbout) =>
            void run(() => sort({ sort: one.sort!, about: about ?? null }))
          }
        />
      </div>
      {problem ? <ErrorLine problem={problem} /> : null}
    </>
  );
}
