import { AppWindow, CircleHelp, FileText, Image, Link, MapPin, Mic, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Features } from '../channels';
import { useTexts } from '../texts';
import type { World } from '../use-world';

interface Props {
  world: World;
  tools: Features['tools'];
  onFile(act: 'image' | 'video' | 'file', file: File): void;
  onVoiceFile(file: File): void;
  onDone(): void;
}

/** What can be sent besides words. */
export function ToolPanel({ world, tools, onFile, onVoiceFile, onDone }: Props) {
  const texts = useTexts();
  const send = (act: string, detail: object) => () => {
    onDone();
    void world.act(act, detail);
  };
  const all: Record<Features['tools'][number], ReactNode> = {
    image: (
      <FileTool
        key="image"
        label={texts.picture}
        accept="image/png,image/jpeg,image/gif"
        onFile={(file) => onFile('image', file)}
      >
        <Image size={24} />
      </FileTool>
    ),
    video: (
      <FileTool key="video" label={texts.video} accept="video/mp4" onFile={(file) => onFile('video', file)}>
        <Video size={24} />
      </FileTool>
    ),
    file: (
      <FileTool key="file" label={texts.file} accept="" onFile={(file) => onFile('file', file)}>
        <FileText size={24} />
      </FileTool>
    ),
    'voice-file': (
      <FileTool key="voice" label={texts.voiceFile} accept="audio/*,.amr,.silk" onFile={onVoiceFile}>
        <Mic size={24} />
      </FileTool>
    ),
    location: (
      <Tool
        key="location"
        label={texts.location}
        onClick={send('location', { latitude: 30.2741, longitude: 120.1292, label: texts.place })}
      >
        <MapPin size={24} />
      </Tool>
    ),
    link: (
      <Tool
        key="link"
        label={texts.link}
        onClick={send('link', {
          title: '恒温电热水壶 1.5L',
          description: '禾间生活',
          url: `${location.origin}/products/kettle`,
        })}
      >
        <Link size={24} />
      </Tool>
    ),
    card: (
      <Tool
        key="card"
        label={texts.card}
        onClick={send('miniprogrampage', {
          title: '恒温电热水壶 1.5L',
          page_path: 'pages/goods/detail?id=kettle',
        })}
      >
        <AppWindow size={24} />
      </Tool>
    ),
    unknown: (
      <Tool key="unknown" label={texts.unknownKind} onClick={send('unknown', { msg_type: 'channels' })}>
        <CircleHelp size={24} />
      </Tool>
    ),
  };
  return <div className="panel tools">{tools.map((tool) => all[tool])}</div>;
}

function Tool(props: { label: string; onClick(): void; children: ReactNode }) {
  return (
    <button type="button" onClick={props.onClick}>
      <i>{props.children}</i>
      {props.label}
    </button>
  );
}

function FileTool(props: { label: string; accept: string; onFile(file: File): void; children: ReactNode }) {
  return (
    <label>
      <i>{props.children}</i>
      {props.label}
      <input
        type="file"
        accept={props.accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) props.onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
