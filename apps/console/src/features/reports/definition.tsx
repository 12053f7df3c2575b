import { useEffect, useRef, type RefObject } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportOptions } from '@yingda/contracts';
import { isComposing } from '../../app/shortcuts';
import { useFormats } from '../../i18n/use-texts';
import type { Reading } from './never-answered';
import { Switches } from './switches';
import { useFigureText } from './use-figure-text';

interface DefinitionProps {
  reading: Reading;
  options: ReportOptions;
  onOptions: (options: ReportOptions) => void;
  onClose: () => void;
}

/** What a number means: the sentence, what is counted and left out, and the switches it goes by. */
export function Definition({ reading, options, onOptions, onClose }: DefinitionProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  const { overall } = reading;
  const place = useRef<HTMLElement>(null);
  useLeave(place, onClose);
  const facts = [
    reading.number !== null ? t('report.number', { n: reading.number }) : null,
    overall ? t('report.counted', { n: number(overall.count) }) : null,
    overall?.numerator !== null && overall?.denominator
      ? t('report.division', { a: number(overall.numerator), b: number(overall.denominator) })
      : null,
    overall?.unanswered ? t('report.neverApart', { n: number(overall.unanswered) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <section
      ref={place}
      className="definition"
      tabIndex={-1}
      aria-label={t('report.definition', { name: text.name(reading) })}
    >
      <header className="row g8">
        <h3 className="grow t14 b">{text.name(reading)}</h3>
        <button type="button" className="icon-button tiny" aria-label={t('common.dismiss')} onClick={onClose}>
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </header>
      <p className="i2">{text.sentence(reading)}</p>
      {facts.length > 0 ? (
        <p className="definition-formula">
          {facts.map((fact, at) => (
            <span key={fact}>
              {at > 0 ? <i className="dot" /> : null}
              {fact}
            </span>
          ))}
        </p>
      ) : null}
      {reading.options.length > 0 ? (
        <>
          <Switches reading={reading} options={options} onChange={onOptions} />
          <p className="t12 i3" style={{ marginTop: 12 }}>
            {t('report.switch.note')}
          </p>
        </>
      ) : null}
    </section>
  );
}

/** Takes the focus, closes on Esc and on a click elsewhere, and gives the focus back to where it came from. */
function useLeave(place: RefObject<HTMLElement | null>, onLeave: () => void): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    place.current?.focus();
    const onPointer = ({ target }: Event) => {
      const element = target as HTMLElement;
      if (!place.current?.contains(element) && !element.closest('.figure-info')) leave.current();
    };
    const onKey = (event: KeyboardEvent) => {
      // While it fades it is closed already, and the key is meant for what lies under it.
      const fades = /-leave|-hidden/.test(place.current?.closest('.ant-popover')?.className ?? '');
      if (event.key !== 'Escape' || isComposing(event) || fades) return;
      event.preventDefault();
      event.stopPropagation();
      leave.current();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey, true);
      if (from?.isConnected) from.focus();
    };
  }, [place]);
}
