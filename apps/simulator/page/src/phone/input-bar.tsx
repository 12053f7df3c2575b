import { CirclePlus, Menu, Smile } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { featuresOf } from '../channels';
import { useTexts } from '../texts';
import type { World } from '../use-world';
import { EmojiPanel } from './emoji-panel';
import { MicButton } from './mic-button';
import { base64Of, recordingOf, type Recording } from './recorder';
import { ToolPanel } from './tool-panel';

interface Props {
  world: World;
  onMenu?(): void;
}

/** Where the follower writes: text, voice, emoji, and behind the plus the rest. */
export function InputBar({ world, onMenu }: Props) {
  const texts = useTexts();
  const [text, setText] = useState('');
  const [panel, setPanel] = useState<'emoji' | 'tools' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const features = featuresOf(world.shown?.provider ?? '');

  const say = async () => {
    const said = text.trim();
    if (!said) return;
    setText('');
    // Nothing typed is lost: what did not go out stands in the field again.
    if (!(await world.act('text', { text: said }))) setText((now) => now || said);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void say();
  };
  const sendFile = async (act: 'image' | 'video' | 'file', file: File) => {
    setPanel(null);
    await world.act(act, { base64: await base64Of(file), file_name: file.name });
  };
  const sendVoice = async ({ pcm, sampleRate, seconds, shown }: Recording) => {
    setTrouble(null);
    await world.act('voice', {
      pcm: await base64Of(pcm),
      sample_rate: sampleRate,
      seconds: Math.max(1, Math.round(seconds)),
      shown: { base64: await base64Of(shown), content_type: shown.type || 'audio/mpeg' },
    });
  };
  /** AMR, MP3 and SILK go as they are; what only this browser reads goes as a recording. */
  const sendVoiceFile = async (file: File) => {
    setPanel(null);
    if (/\.(amr|mp3|silk)$/i.test(file.name))
      return void (await world.act('voice', { base64: await base64Of(file), file_name: file.name }));
    try {
      await sendVoice(await recordingOf(file));
    } catch {
      setTrouble(texts.noMicrophone);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const image = [...event.clipboardData.files].find((file) => file.type.startsWith('image/'));
    if (!image) return;
    event.preventDefault();
    void sendFile('image', image);
  };

  return (
    <>
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="input">
        {onMenu && (
          <button type="button" className="icon" aria-label={texts.menu} onClick={onMenu}>
            <Menu size={24} strokeWidth={1.75} />
          </button>
        )}
        {features.voice && (
          <MicButton onRecorded={(recording) => void sendVoice(recording)} onTrouble={setTrouble} />
        )}
        <textarea
          ref={field}
          rows={1}
          value={text}
          maxLength={2_000}
          aria-label={texts.say}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <button
          type="button"
          className="icon"
          aria-label={texts.emoji}
          aria-expanded={panel === 'emoji'}
          onClick={() => setPanel(panel === 'emoji' ? null : 'emoji')}
        >
          <Smile size={24} strokeWidth={1.75} />
        </button>
        {text.trim() ? (
          <button type="button" className="send" onClick={() => void say()}>
            {texts.sendIt}
          </button>
        ) : (
          <button
            type="button"
            className="icon"
            aria-label={texts.more}
            aria-expanded={panel === 'tools'}
            onClick={() => setPanel(panel === 'tools' ? null : 'tools')}
          >
            <CirclePlus size={24} strokeWidth={1.75} />
          </button>
        )}
      </div>
      {panel === 'emoji' && (
        <EmojiPanel
          onPick={(emoji) => {
            setText((before) => before + emoji);
            field.current?.focus();
          }}
        />
      )}
      {panel === 'tools' && (
        <ToolPanel
          world={world}
          tools={features.tools}
          onFile={(act, file) => void sendFile(act, file)}
          onVoiceFile={(file) => void sendVoiceFile(file)}
          onDone={() => setPanel(null)}
        />
      )}
    </>
  );
}
