import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';

const FOR_MS = 300_000;

/** What departments, kinds of cases and causes are called, by their id or key. */
export function useCaseNames(): ReadonlyMap<string, string> {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['report-case-names'],
    queryFn: async ({ signal }) => {
      const [departments, kinds, causes] = await Promise.all([
        api.call('GET /api/departments', { signal }),
        api.call('GET /api/case-kinds', { signal }),
        api.call('GET /api/root-causes', { signal }),
      ]);
      return [
        ...departments.map(({ id, name }) => ({ id, zh: name['zh-CN'], en: name.en })),
        ...kinds.map(({ key, name }) => ({ id: key, ...name })),
        ...causes.map(({ key, name }) => ({ id: key, zh: name['zh-CN'], en: name.en })),
      ];
    },
    staleTime: FOR_MS,
  });
  return useMemo(
    () => new Map(data?.map(({ id, zh, en }) => [id, language === 'en' ? en : zh])),
    [data, language],
  );
}
