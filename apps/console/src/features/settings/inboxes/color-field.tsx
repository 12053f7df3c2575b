import { useState } from 'react';
import { Input } from 'antd';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { contrastState, storedColor } from './contrast';

/** Colours that carry white text well, to begin with. */
const OFFERED = ['#2556D4', '#1F6B57', '#0B6E8F', '#6D4BC3', '#A63A50', '#8C5A00', '#2F3A4A'];

/** The shop's colour, with the contrast it gives while it is being chosen. */
export function ColorField({ color, onChange }: { color: string; onChange: (color: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const contrast = contrastState(color);
  const wrong = typed !== null && storedColor(typed) === null;

  function take(text: string) {
    setTyped(text);
    const stored = storedColor(text);
    // A short form is a step on the way to the long one; it is taken when the field is left.
    if (stored && text.replace('#', '').trim().length === 6) onChange(stored);
  }
  function leave() {
    const stored = typed === null ? null : storedColor(typed);
    if (stored) onChange(stored);
    setTyped(null);
  }

  return (
    <Field
      label={t('settings.inboxes.color')}
      wrong={
        wrong && typed !== '' && typed.replace('#', '').length >= 6 ? t('settings.inboxes.colorWrong') : null
      }
    >
      {({ id, describedBy }) => (
        <div className="color-field">
          <span className="row g8 wrap">
            <input
              type="color"
              className="swatch big"
              aria-label={t('settings.inboxes.colorPick')}
              value={color.toLowerCase()}
              onChange={(event) => onChange(event.target.value.toUpperCase())}
            />
            <Input
              id={id}
              aria-describedby={describedBy}
              className="mono"
              style={{ width: 104 }}
              maxLength={7}
              value={typed ?? color}
              onChange={(event) => take(event.target.value)}
              onBlur={leave}
            />
            <span className="row g4" role="group" aria-label={t('settings.inboxes.colorOffered')}>
              {OFFERED.map((offered) => (
                <button
                  key={offered}
                  type="button"
                  className="swatch"
                  style={{ background: offered }}
                  aria-label={offered}
                  aria-pressed={offered === color.toUpperCase()}
                  onClick={() => {
                    setTyped(null);
                    onChange(offered);
                  }}
                />
              ))}
            </span>
          </span>
          {contrast ? (
            <p className="contrast" role="status">
              <span
                className="contrast-sample"
                style={{ background: color, color: contrast.ink === 'white' ? '#FFFFFF' : '#000000' }}
                aria-hidden="true"
              >
                Aa
              </span>
              <span className={contrast.ink === 'white' ? 'c-ok row g4' : 'row g4'}>
                {contrast.ink === 'white' ? (
                  <>
                    <CircleCheck size={14} strokeWidth={1.75} aria-hidden="true" />
                    {t('settings.inboxes.contrastWhite', { r: `${contrast.white}:1` })}
                    <span className="dot" />
                    {t('settings.inboxes.contrastOk')}
                  </>
                ) : (
                  t('settings.inboxes.contrastSwitched', {
                    w: `${contrast.white}:1`,
                    b: `${contrast.black}:1`,
                  })
                )}
              </span>
              {contrast.outline ? (
                <span className="c-soon row g4">
                  <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
                  {t('settings.inboxes.contrastOutline')}
                </span>
              ) : null}
            </p>
          ) : null}
        </div>
      )}
    </Field>
  );
}
