import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate } from 'react-router';
import { useSavePreferences } from '../../app/preferences';
import { useMay, useMe } from '../../app/use-session';
import { listenForShortcuts, useShortcuts } from '../../app/use-shortcuts';
import { openUndos } from '../../parts/open-undos';
import { Skeleton } from '../../parts/state-block';
import { useMayWatch } from '../board/use-may-watch';
import { CallHost } from '../calls/call-host';
import { CaseHost } from '../cases/case-host';
import { KeysDialog } from './keys-dialog';
import { NetBar } from './net-bar';
import { LeadNotices } from './lead-notices';
import { Notices } from './notices';
import { Palette } from './palette';
import { TrendNotices } from '../trends/trend-notices';
import { CaseNotices } from './case-notices';
import { PromiseNotices } from './promise-notices';
import { Rail } from './rail';
import { SessionEnded } from './session-ended';
import { ShiftNotices } from './shift-notices';
import './shell.css';

/** Rail, offline bar and page; what is everywhere (palette, keys, notices) hangs here. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const watches = useMayWatch();
  const save = useSavePreferences();
  const [keysShown, setKeysShown] = useState(false);
  const [paletteShown, setPaletteShown] = useState(false);
  const wide = me.preferences.wideRail ?? false;
  const readsFigures = useMay('figures.read');
  const worksOnPromises = useMay('promise.work');
  const readsCases = useMay('case.read');
  const worksTasks = useMay('task.work');

  useEffect(() => listenForShortcuts(), []);
  useShortcuts({
    '?': () => setKeysShown(true),
    'mod+k': () => setPaletteShown(true),
    z: () => openUndos.undoLatest(),
    'mod+\\': () => void save({ wideRail: !wide }).catch(() => undefined),
    'g i': () => void navigate('/inbox'),
    'g c': () => void navigate('/customers'),
    'g r': () => (readsFigures ? void navigate('/reports') : false),
    'g b': () => (watches ? void navigate('/board') : false),
    'g d': () => (worksOnPromises ? void navigate('/my-day') : false),
    'g a': () => (readsCases ? void navigate('/cases') : worksTasks ? void navigate('/tasks') : false),
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
      <LeadNotices />
      <ShiftNotices />
      {worksOnPromises ? <PromiseNotices /> : null}
      <CaseNotices />
      <TrendNotices />
      <SessionEnded />
      <CallHost />
      <CaseHost />
      <KeysDialog open={keysShown} onClose={() => setKeysShown(false)} />
      {paletteShown ? (
        <Palette onClose={() => setPaletteShown(false)} onKeys={() => setKeysShown(true)} />
      ) : null}
    </div>
  );
}
