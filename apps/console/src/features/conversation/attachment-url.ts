import { useCallback, useEffect, useState } from 'react';
import { useLive } from '../../live/use-live';

/** A link that reads a stored file, renewed when it did not work. */
export function useAttachmentUrl(attachmentId: string | undefined) {
  const live = useLive();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!attachmentId) return undefined;
    let current = true;
    setFailed(false);
    live.links.get(attachmentId).then(
      (link) => current && setUrl(link),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [live, attachmentId, attempt]);
  const renew = useCallback(() => {
    if (!attachmentId) return;
    live.links.forget(attachmentId);
    setAttempt((count) => count + 1);
  }, [live, attachmentId]);
  // One silent renewal: links live for five minutes, pages for a day.
  const onError = useCallback(() => {
    if (attempt === 0) renew();
    else setFailed(true);
  }, [attempt, renew]);
  return { url, failed, renew, onError };
}
