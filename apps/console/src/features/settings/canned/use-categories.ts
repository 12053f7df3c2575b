import { useQuery } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';

export type Category = Answer<'GET /api/canned-categories'>[number];
export const CATEGORIES = ['canned-categories'];

/** The shop's categories in its order, named in the reader's language; an unknown code names itself. */
export function useCategories() {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: CATEGORIES,
    queryFn: () => api.call('GET /api/canned-categories'),
    staleTime: 60_000,
  });
  const options = (data ?? []).map(({ code, zh, en }) => ({
    value: code,
    label: language === 'en' ? en : zh,
  }));
  const nameOf = (code: string | null) => options.find(({ value }) => value === code)?.label ?? code;
  return { options, nameOf, stored: data };
}
