import { useEffect, useState } from 'preact/hooks';
import type { BubbleRow } from '../model/rows';
import { useWidget } from './use-widget';

/** Address of a stored or still local file; null until known, `failed` when it cannot be read. */
export function useSource(attachmentId: string, row: BubbleRow) {
  const widget = useWidget();
  const local = row.local ? widget.files.local(row.local) : null;
  const [state, setState] = useState<{ url: string | null; failed: boolean; tries: number }>({
    url: local,
    failed: false,
    tries: 0,
  });
  useEffect(() => {
    if (local || attachmentId === '' || state.url || state.failed) return;
    let gone = false;
    widget.files.links.get(attachmentId).then(
      (url) => !gone && setState({ ...state, url }),
      () => !gone && setState({ ...state, failed: true }),
    );
    return () => {
      gone = true;
    };
  }, [attachmentId, local, state.url, state.failed]);
  return {
    url: local ?? state.url,
    failed: state.failed,
    /** The address did not work: one fresh one, then the reason is shown. */
    broken() {
      widget.files.links.forget(attachmentId);
      setState({ url: null, failed: state.tries > 0, tries: state.tries + 1 });
    },
    retry() {
      widget.files.links.forget(attachmentId);
      setState({ url: null, failed: false, tries: 0 });
    },
  };
}
