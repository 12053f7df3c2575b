import { useTranslation } from 'react-i18next';
import { TIERS } from '@yingda/contracts/names';
import { useDirectory } from '../../../live/use-live';
import type { CalendarRecord } from './use-calendars';

type Uses = CalendarRecord['uses'];

/** Who can go by a calendar, by name. */
export function useSubjects() {
  const { t } = useTranslation();
  const { teams, inboxes } = useDirectory();
  const tiers = TIERS.map((tier) => ({ id: tier, name: t(`tier.${tier}`) }));
  const nameIn = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? id;
  return {
    teams: teams.filter(({ archived }) => !archived),
    inboxes,
    tiers,
    namesOf: (uses: Uses): string[] => [
      ...uses.tiers.map((id) => nameIn(tiers, id)),
      ...uses.inboxIds.map((id) => nameIn(inboxes, id)),
      ...uses.teamIds.map((id) => nameIn(teams, id)),
    ],
  };
}
