import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate } from 'react-router';
import { useSavePreferences } from '../../app/preferences';
import { useMe } from '../../app/use-session';
import { listenForShortcuts, useShortcuts } from '../../app/use-shortcuts';
import { openUndos } from '../../parts/open-undos';
import { Skeleton } from '../../parts/state-block';
import { CallHost } from '../calls/call-host';
import { KeysDialog } from './keys-dialog';
import { NetBar } from './net-bar';
import { Notices } from './notices';
import { Palette } from './palette';
import { Rail } from './rail';
import { SessionEnded } from './session-ended';
import './shell.css';

/** Rail, offline bar and page; what is everywhere (palette, keys, notices) hangs here. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const save = useSavePreferences();
  const [keysShown, setKeysShown] = useState(false);
  const [paletteShown, setPaletteShown] = useState(false);
  const wide = me.preferences.wideRail ?? false;

  useEffect(() => listenForShortcuts(), []);
  useShortcuts({
    '?': () => setKeysShown(true),
    'mod+k': () => setPaletteShown(true),
    z: () => openUndos.undoLatest(),
    'mod+\\': () => void save({ wideRail: !wide }).catch(() => undefined),
    'g i': () => void navigate('/inbox'),
    'g c': () => void navigate('/customers'),
    'g s': () => void navigate('/search'),
    'g ,': () => void navigate('/settings'),
  });

  return (
    <div className={`frame${wide ? ' wide' : ''}`}>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <Rail wide={wide} onHelp={() => setKeysShown(true)} />
      <div className="frame-main">
        <NetBar />
        <div className="frame-page" id="content" tabIndex={-1}>
          <Suspense fallback={<Skeleton rows={8} height={44} />}>
            <Outlet />
          </Suspense>
        </div>
      </div>
      <Notices />
      <SessionEnded />
      <CallHost />
      <KeysDialog open={keysShown} onClose={() => setKeysShown(false)} />
      {paletteShown ? (
        <Palette onClose={() => setPaletteShown(false)} onKeys={() => setKeysShown(true)} />
      ) : null}
    </div>
  );
}
