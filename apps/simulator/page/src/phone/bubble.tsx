import { AppWindow, FileText, MapPin, Music, Newspaper, Ticket } from 'lucide-react';
import type { ReactNode } from 'react';
import { fileUrl, type SeenMessage } from '../api';
import { useTexts } from '../texts';
import type { World } from '../use-world';
import { RichText } from './rich-text';
import { VoiceBubble } from './voice-bubble';

interface Props {
  message: SeenMessage;
  world: World;
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** One message by its kind; kinds this page does not know show their words, or their name. */
export function Bubble({ message, world }: Props) {
  const texts = useTexts();
  const { body, kind } = message;
  const provider = world.shown?.provider ?? '';
  const media = body['media'] === undefined ? null : fileUrl(provider, body['media']);
  switch (kind) {
    case 'image':
      return media ? (
        <a className="picture" href={media} target="_blank" rel="noreferrer">
          <img src={media} alt={texts.picture} />
        </a>
      ) : null;
    case 'video':
      return media ? <video className="picture" src={media} controls preload="metadata" /> : null;
    case 'voice':
      return media ? <VoiceBubble url={media} seconds={Number(body['seconds'] ?? 0)} /> : null;
    case 'location':
      return (
        <Card icon={<MapPin size={20} />} title={text(body['label']) || texts.location} wide>
          {`${text(body['latitude'])}, ${text(body['longitude'])}`}
        </Card>
      );
    case 'news':
    case 'link':
      return <NewsCard body={body} provider={provider} />;
    case 'menu':
      return (
        <div className="card menu">
          {text(body['head']) && <p>{text(body['head'])}</p>}
          <Choices body={body} world={world} />
          {text(body['tail']) && <p>{text(body['tail'])}</p>}
        </div>
      );
    case 'mini-program':
      return (
        <div className="card mini">
          <small>
            <AppWindow size={12} /> {texts.pageOf}
          </small>
          <strong>{text(body['title'])}</strong>
          {body['thumb'] !== undefined && <img src={fileUrl(provider, body['thumb'])} alt="" />}
          <small className="path">{text(body['path'])}</small>
        </div>
      );
    case 'music':
      return (
        <Card icon={<Music size={20} />} title={text(body['title'])} children={text(body['description'])} />
      );
    case 'article':
      return <Card icon={<Newspaper size={20} />} title={texts.article} children={text(body['id'])} />;
    case 'coupon':
      return <Card icon={<Ticket size={20} />} title={texts.coupon} children={text(body['id'])} />;
    case 'email':
      return (
        <div className="card row-card">
          <span>
            {text(body['subject']) && <strong>{text(body['subject'])}</strong>}
            <RichText text={text(body['text'])} />
          </span>
        </div>
      );
    case 'file':
      return <Card icon={<FileText size={20} />} title={text(body['name']) || texts.file} children={null} />;
    default:
      return (
        <div className="bubble">
          <RichText text={text(body['text']) || `[${texts.events[kind] ?? kind} ${text(body['type'])}]`} />
          <Choices body={body} world={world} />
        </div>
      );
  }
}

function Card(props: { icon: ReactNode; title: string; children: ReactNode; wide?: boolean }) {
  return (
    <div className="card row-card">
      <span className="card-icon">{props.icon}</span>
      <span>
        <strong>{props.title}</strong>
        {props.children && <small>{props.children}</small>}
      </span>
    </div>
  );
}

function NewsCard({ body, provider }: { body: Record<string, unknown>; provider: string }) {
  const url = text(body['url']);
  const picture = body['thumb'] === undefined ? text(body['picture']) : fileUrl(provider, body['thumb']);
  return (
    <a className="card news" href={url} target="_blank" rel="noreferrer">
      {picture && <img src={picture} alt="" onError={(event) => (event.currentTarget.hidden = true)} />}
      <strong>{text(body['title'])}</strong>
      {text(body['description']) && <small>{text(body['description'])}</small>}
    </a>
  );
}

interface Choice {
  label: string;
  act: { act: string };
}

/** The buttons of a message; a tap does what it would on a real phone. */
function Choices({ body, world }: { body: Record<string, unknown>; world: World }) {
  const choices = (body['choices'] ?? []) as Choice[];
  if (choices.length === 0) return null;
  return (
    <div className="choices">
      {choices.map(({ label, act: { act, ...detail } }, at) => (
        <button key={at} type="button" onClick={() => void world.act(act, detail)}>
          {label}
        </button>
      ))}
    </div>
  );
}
