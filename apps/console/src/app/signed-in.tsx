import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { LiveSession } from '../live/live-session';
import { openDrafts } from '../live/drafts';
import { LiveProvider } from '../live/use-live';
import { ErrorBlock } from '../parts/state-block';
import { Logo } from '../parts/logo';
import { Problem } from '../api/problem';
import { Frame } from '../features/shell/frame';
import { askAnew } from './ask-anew';
import { useApplyPreferences } from './preferences';
import { api, endSession, socketToken, startSession } from './session';
import { useSession } from './use-session';

/** The gate: waits for the session, then opens everything live for this agent. */
export function SignedIn() {
  const { t } = useTranslation();
  const { phase, me } = useSession();
  const location = useLocation();
  useApplyPreferences(me);

  if (phase === 'unknown') {
    return (
      <div className="state-block" aria-busy="true">
        <Logo size={40} />
      </div>
    );
  }
  if (phase === 'unreachable') {
    return (
      <ErrorBlock
        title={t('signin.unreachableTitle')}
        problem={new Problem('unreachable')}
        onRetry={() => void startSession()}
      />
    );
  }
  if (phase === 'signed-out' || !me) {
    return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  }
  return <LiveGate key={me.id} agentId={me.id} ended={phase === 'ended'} />;
}

function LiveGate({ agentId, ended }: { agentId: string; ended: boolean }) {
  const queryClient = useQueryClient();
  const [live, setLive] = useState<LiveSession | null>(null);
  useEffect(() => {
    openDrafts(agentId);
    const opened = new LiveSession({ agentId, api, token: socketToken, sessionEnded: endSession });
    const stops = [
      opened.returned.on(() => void queryClient.invalidateQueries()),
      opened.customerChanged.on((id) => {
        void askAnew(queryClient, ['customer', id]);
        void askAnew(queryClient, ['same-person', id]);
        void askAnew(queryClient, ['summaries', id]);
      }),
      opened.directoryChanged.on((list) => void queryClient.invalidateQueries({ queryKey: [list] })),
    ];
    setLive(opened);
    return () => {
      stops.forEach((stop) => stop());
      opened.stop();
    };
  }, [agentId, queryClient]);
  // Signed in again over the ended session: the same screen goes on with a new line.
  const [wasEnded, setWasEnded] = useState(false);
  useEffect(() => {
    if (ended) setWasEnded(true);
    else if (wasEnded) {
      setWasEnded(false);
      live?.connection.restart();
    }
  }, [ended, wasEnded, live]);
  return live ? (
    <LiveProvider live={live}>
      <Frame />
    </LiveProvider>
  ) : null;
}
