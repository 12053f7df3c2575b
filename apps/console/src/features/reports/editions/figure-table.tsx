import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/use-texts';
import { meets } from '../figure-text';
import { useFigureText } from '../use-figure-text';
import type { Pressed } from './edition-behind';
import { Change, Number } from './figure-cells';
import type { EditionFigure, EditionSection } from './use-editions';

interface FigureTableProps {
  section: EditionSection;
  pressed: Pressed | null;
  onPress: (pressed: Pressed) => void;
}

/** Figures as a whole, beside the period before and what is aimed at. */
export function FigureTable({ section, pressed, onPress }: FigureTableProps) {
  const { t } = useTranslation();
  const text = useFigureText();
  return (
    <table className="edition-table">
      <thead>
        <tr>
          <th scope="col">{t('edition.figure')}</th>
          <th scope="col">{t('edition.now')}</th>
          <th scope="col">{t('edition.before')}</th>
          <th scope="col">{t('edition.change')}</th>
          <th scope="col">{t('edition.target')}</th>
        </tr>
      </thead>
      <tbody>
        {section.figures.map((figure) => (
          <tr key={figure.key}>
            <th scope="row" title={text.sentence(figure)}>
              {text.name(figure)}
            </th>
            <td>
              <Number {...{ figure, pressed, onPress }} section={section.key} />
              <Parts figure={figure} />
            </td>
            <td className="i2 num">{text.write(figure.previous?.value, figure.unit)}</td>
            <td>
              <Change figure={figure} />
            </td>
            <td className="num">
              <Target figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of a share what is divided by what, of a mean its median and p90. */
function Parts({ figure: { unit, overall } }: { figure: EditionFigure }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const text = useFigureText();
  const { numerator, denominator, median, p90 } = overall;
  if (unit === 'share' && denominator && numerator !== null)
    return (
      <span className="i3 t12 nw edition-parts">
        {number(Math.round(numerator))} / {number(Math.round(denominator))}
      </span>
    );
  if (unit !== 'seconds' || median === null) return null;
  return (
    <span className="i3 t12 nw edition-parts">
      {t('edition.spread', { median: text.write(median, unit), p90: text.write(p90, unit) })}
    </span>
  );
}

function Target({ figure }: { figure: EditionFigure }) {
  const { t } = useTranslation();
  const text = useFigureText();
  const { target, overall, better, unit } = figure;
  if (target === null) return null;
  const met = overall.value === null ? null : meets(overall.value, target, better);
  return (
    <span className={met === false ? 'c-late' : 'i2'}>
      {text.write(target, unit)}
      {met === null ? null : <span className="t12"> {t(met ? 'edition.met' : 'edition.missed')}</span>}
    </span>
  );
}
