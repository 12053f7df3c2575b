import { useCallback, useEffect } from 'react';
import type { Body } from '@yingda/contracts';
import { switchLanguage } from '../i18n';
import { chooseTheme } from './appearance';
import { api, replaceMe, session, type Me } from './session';

type Preferences = Me['preferences'];

/** Keeps one's own preferences: shown at once, stored with the account, so that every device has them. */
export function useSavePreferences(): (change: Preferences) => Promise<void> {
  return useCallback(async (change) => {
    const { me } = session.get();
    if (!me) return;
    const preferences = { ...me.preferences, ...change };
    replaceMe({ ...me, preferences });
    const body: Body<'PATCH /api/me'> = { preferences };
    replaceMe(await api.call('PATCH /api/me', { body }));
  }, []);
}

/** Language and theme of the account, on this device. */
export function useApplyPreferences(me: Me | null): void {
  const language = me?.preferences.language;
  const theme = me?.preferences.theme;
  useEffect(() => {
    if (language) switchLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme) chooseTheme(theme);
  }, [theme]);
}
