import { useEffect, useRef, useState } from 'react';
import { App } from 'antd';
import { Mic, Send, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';

const LONGEST_MS = 120_000;
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export interface Recording {
  blob: Blob;
  durationMs: number;
}

/** Whether this browser can record at all (it cannot without https or a microphone API). */
export const canRecord =
  typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia);

/** Records on a click, sends on the next one; at most two minutes. */
export function VoiceRecorder({
  disabled,
  onDone,
}: {
  disabled: boolean;
  onDone: (recording: Recording) => void;
}) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { message } = App.useApp();
  const recorder = useRef<MediaRecorder | null>(null);
  const startedAt = useRef(0);
  const [elapsed, setElapsed] = useState<number | null>(null);

  useEffect(() => {
    if (elapsed === null) return undefined;
    const timer = setInterval(() => {
      const now = performance.now() - startedAt.current;
      setElapsed(now);
      if (now >= LONGEST_MS) recorder.current?.stop();
    }, 250);
    return () => clearInterval(timer);
  }, [elapsed]);
  useEffect(() => () => end(recorder.current), []);

  async function start() {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return void message.warning(t('conversation.composer.voiceDenied'), 6);
    }
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const made = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    const pieces: Blob[] = [];
    made.ondataavailable = (event) => pieces.push(event.data);
    made.onstop = () => {
      const durationMs = Math.round(performance.now() - startedAt.current);
      stream.getTracks().forEach((track) => track.stop());
      setElapsed(null);
      if (recorder.current === made && durationMs > 500)
        onDone({ blob: new Blob(pieces, { type: made.mimeType }), durationMs });
      recorder.current = null;
    };
    recorder.current = made;
    startedAt.current = performance.now();
    made.start();
    setElapsed(0);
  }

  function cancel() {
    const running = recorder.current;
    recorder.current = null;
    end(running);
  }

  if (elapsed === null) {
    return (
      <button
        type="button"
        className="icon-button"
        aria-label={t('conversation.composer.voice')}
        title={t('conversation.composer.voice')}
        disabled={disabled}
        onClick={() => void start()}
      >
        <Mic size={16} strokeWidth={1.75} />
      </button>
    );
  }
  return (
    <span className="recorder" role="status">
      <i className="recorder-dot" />
      {t('conversation.composer.voiceRecording', { t: duration(elapsed / 1000) })}
      <button
        type="button"
        className="icon-button tiny"
        aria-label={t('conversation.composer.voiceCancel')}
        title={t('conversation.composer.voiceCancel')}
        onClick={cancel}
      >
        <Trash2 size={14} strokeWidth={1.75} />
      </button>
      <button
        type="button"
        className="icon-button tiny on"
        aria-label={t('conversation.composer.voiceStop')}
        title={t('conversation.composer.voiceStop')}
        onClick={() => recorder.current?.stop()}
      >
        <Send size={14} strokeWidth={1.75} />
      </button>
    </span>
  );
}

function end(recorder: MediaRecorder | null): void {
  if (recorder && recorder.state !== 'inactive') recorder.stop();
}
