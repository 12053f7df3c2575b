import { useTranslation } from 'react-i18next';
import type { FigureValue } from '@yingda/contracts';
import { useFigureText } from '../use-figure-text';
import { hasThingsBehind, type Pressed } from './edition-behind';
import type { EditionFigure, EditionSection } from './use-editions';

interface NumberProps {
  figure: EditionFigure;
  section: EditionSection['key'];
  /** Of a row; the figure as a whole when left out. */
  group?: (string | null)[];
  value?: FigureValue | undefined;
  pressed: Pressed | null;
  onPress: (pressed: Pressed) => void;
  className?: string;
}

/** A number that opens what is behind it. */
export function Number({ figure, section, group, value, pressed, onPress, className }: NumberProps) {
  const { t } = useTranslation();
  const text = useFigureText();
  const shown = value ?? (group ? undefined : figure.overall);
  const written = text.write(shown?.value, figure.unit);
  if (!shown || !hasThingsBehind({ key: figure.key, overall: shown }))
    return <b className={`num ${className ?? ''}`}>{written}</b>;
  const mine =
    pressed?.section === section &&
    pressed.figure === figure.key &&
    JSON.stringify(pressed.group) === JSON.stringify(group ?? null);
  return (
    <button
      type="button"
      className={`edition-number num ${className ?? ''}`}
      aria-pressed={mine}
      aria-label={t('edition.open', { name: text.name(figure), value: written })}
      onClick={() => onPress({ section, figure: figure.key, group: group ?? null, part: 'all' })}
    >
      {written}
    </button>
  );
}

/** How it stands against the period before. */
export function Change({ figure }: { figure: EditionFigure }) {
  const { t } = useTranslation();
  const text = useFigureText();
  if (figure.live) return <span className="t12 i3">{t('edition.live')}</span>;
  if (figure.overall.value === null) return null;
  const change = text.change(figure, figure.overall.value, figure.previous?.value ?? null);
  if (!change) return <span className="t12 i3">{t('report.noBefore')}</span>;
  return <span className={`t12 nw edition-change ${change.mood}`}>{text.say(change)}</span>;
}
