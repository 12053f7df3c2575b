import { useTranslation } from 'react-i18next';
import { useFigureText } from '../use-figure-text';
import type { Pressed } from './edition-behind';
import { FigureTable } from './figure-table';
import { daysOfEdition, momentOfEdition } from './edition-text';
import { Change, Number } from './figure-cells';
import { RowTable } from './row-table';
import type { Edition } from './use-editions';

interface EditionSheetProps {
  edition: Edition;
  pressed: Pressed | null;
  onPress: (pressed: Pressed) => void;
}

/** The report itself, as it reads on screen and when the page is printed. */
export function EditionSheet({ edition, pressed, onPress }: EditionSheetProps) {
  const { t } = useTranslation();
  const text = useFigureText();
  const { timeZone, previousFrom, from } = edition;
  const [first, ...rest] = edition.sections;
  const common = { pressed, onPress };
  const figures = new Map(edition.sections.flatMap((one) => one.figures).map((one) => [one.key, one]));
  return (
    <article className="card edition-sheet">
      <header>
        <h2>{t(`edition.kind.${edition.kind}`)}</h2>
        <p className="i2 t12">
          {daysOfEdition(edition)} ({timeZone}) <i className="dot" />{' '}
          {t('edition.against', { days: daysOfEdition({ from: previousFrom, to: from, timeZone }) })}{' '}
          <i className="dot" /> {t('edition.made', { time: momentOfEdition(edition.madeAt, timeZone) })}
        </p>
        {edition.ownPart ? <p className="chip">{t('edition.ownPart')}</p> : null}
      </header>
      {edition.empty ? <p className="edition-notice">{t('edition.empty')}</p> : null}
      {first ? (
        <div className="edition-cards">
          {first.figures.slice(0, 5).map((figure) => (
            <div key={figure.key} className="edition-card">
              <span className="t12 i2">{text.name(figure)}</span>
              <Number className="edition-large" {...{ figure, ...common }} section={first.key} />
              <Change figure={figure} />
            </div>
          ))}
        </div>
      ) : null}
      {first ? <FigureTable section={first} {...common} /> : null}
      {rest.map((section) => (
        <section key={section.key} className="edition-section">
          <h3>{t(`edition.section.${section.key}`)}</h3>
          {section.groupBy.length === 0 ? (
            <FigureTable section={section} {...common} />
          ) : (
            <RowTable edition={edition} section={section} {...common} />
          )}
        </section>
      ))}
      <section className="edition-section edition-definitions">
        <h3>{t('edition.definitions')}</h3>
        <dl>
          {[...figures.values()].map((figure) => (
            <div key={figure.key}>
              <dt>{text.name(figure)}</dt>
              <dd>{text.sentence(figure)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p className="i3 t12">{t('edition.keptNote')}</p>
    </article>
  );
}
