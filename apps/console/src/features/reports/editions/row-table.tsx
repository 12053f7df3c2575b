import { useTranslation } from 'react-i18next';
import { useFigureText } from '../use-figure-text';
import type { Pressed } from './edition-behind';
import { groupsOf, rowOf, useGroupName } from './edition-text';
import { Number } from './figure-cells';
import type { Edition, EditionSection } from './use-editions';

interface RowTableProps {
  edition: Edition;
  section: EditionSection;
  pressed: Pressed | null;
  onPress: (pressed: Pressed) => void;
}

/** Figures side by side for each group, the first with bars; causes with the share of all before them. */
export function RowTable({ edition, section, pressed, onPress }: RowTableProps) {
  const { t } = useTranslation();
  const text = useFigureText();
  const groupName = useGroupName(edition);
  const groups = groupsOf(section);
  const [lead] = section.figures;
  if (!lead || groups.length === 0) return <p className="i2">{t('edition.nothing')}</p>;
  const most = Math.max(...lead.rows.map(({ value }) => value.value ?? 0), 0) || 1;
  const pareto = lead.rows.some(({ cumulative }) => cumulative !== undefined && cumulative !== null);
  return (
    <table className="edition-table">
      <thead>
        <tr>
          <th scope="col" aria-label={t(`edition.section.${section.key}`)} />
          <td className="edition-bar" />
          {section.figures.map((figure) => (
            <th key={figure.key} scope="col" title={text.sentence(figure)}>
              {text.name(figure)}
            </th>
          ))}
          {pareto ? <th scope="col">{t('edition.cumulative')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const own = rowOf(lead, group);
          return (
            <tr key={JSON.stringify(group)}>
              <th scope="row">{groupName(group, section)}</th>
              <td className="edition-bar" aria-hidden="true">
                <i style={{ width: `${Math.round(((own?.value.value ?? 0) / most) * 100)}%` }} />
              </td>
              {section.figures.map((figure) => {
                const row = rowOf(figure, group);
                return (
                  <td key={figure.key}>
                    <Number
                      {...{ figure, group, pressed, onPress }}
                      section={section.key}
                      value={row?.value}
                    />
                    {row?.previous ? (
                      <span className="i3 t12 num nw" title={t('edition.before')}>
                        {' '}
                        ({text.write(row.previous.value, figure.unit)})
                      </span>
                    ) : null}
                  </td>
                );
              })}
              {pareto ? <td className="num">{text.write(own?.cumulative, 'share')}</td> : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
