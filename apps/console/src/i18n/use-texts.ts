import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { formatClock, formatDay, formatDuration, formatElapsed, type Moment } from '@yingda/design-system';
import { Problem } from '../api/problem';

/** The language of the screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Times and lengths as this reader sees them. */
export function useFormats() {
  const language = useLanguage();
  return useMemo(
    () => ({
      language,
      clock: (moment: Moment) => formatClock(moment, { language }),
      seconds: (moment: Moment) => formatClock(moment, { language, seconds: true }),
      day: (moment: Moment) => formatDay(moment, Date.now(), { language }),
      /** Time today, day otherwise. */
      short: (moment: Moment) =>
        formatDay(moment, Date.now(), { language }) === (language === 'en' ? 'Today' : '今天')
          ? formatClock(moment, { language })
          : formatDay(moment, Date.now(), { language }),
      full: (moment: Moment) =>
        `${formatDay(moment, Date.now(), { language })} ${formatClock(moment, { language })}`,
      duration: (seconds: number, form: 'short' | 'long' = 'short') =>
        formatDuration(seconds, language, form),
      elapsed: (seconds: number) => formatElapsed(seconds, language),
      number: (value: number) => value.toLocaleString(language),
      /** Counts above 999 as 999+. */
      count: (value: number) => (value > 999 ? '999+' : String(value)),
    }),
    [language],
  );
}

/** Says a problem in the reader's language, with what to do. */
export function useSayProblem(): (thrown: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (thrown: unknown) => {
      const problem = Problem.of(thrown);
      const { byName } = problem.details;
      if (problem.code === 'already-taken' && typeof byName === 'string')
        return t('inbox.taken', { name: byName });
      const { agentName, teamName } = problem.details;
      const who = [teamName, agentName].filter((name) => typeof name === 'string').join(' · ');
      if (problem.code === 'conversation-elsewhere' && who) return t('inbox.elsewhere', { who });
      return t(`problem.${problem.code}`, { defaultValue: t('problem.internal-error') });
    },
    [t],
  );
}
