import { useEffect, useState } from 'react';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

const LONGEST = 604_800;

interface WithinFieldProps {
  /** Seconds that are set; null goes by the target. */
  seconds: number | null;
  usual: number | null;
  onSet: (seconds: number | null) => void;
}

/** Seconds within which an answer counts; they hold once the field is left or Enter is pressed, not with every digit. */
export function WithinField({ seconds, usual, onSet }: WithinFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(seconds);
  useEffect(() => setTyped(seconds), [seconds]);
  const done = () => {
    if (typed !== seconds) onSet(typed);
  };
  return (
    <dd className="row g8">
      <InputNumber<number>
        size="small"
        min={1}
        max={LONGEST}
        precision={0}
        aria-label={t('report.switch.within.label')}
        value={typed}
        placeholder={t('report.switch.within.byTarget')}
        suffix={t('report.switch.within.unit')}
        changeOnWheel={false}
        onChange={setTyped}
        onPressEnter={done}
        onBlur={done}
      />
      {usual ? <span className="t12 i3">{t('report.switch.within.default', { n: usual })}</span> : null}
    </dd>
  );
}
