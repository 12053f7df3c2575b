import {
  AppWindow,
  AtSign,
  Building2,
  Camera,
  Globe,
  Mail,
  MessageCircle,
  MessageCircleMore,
  MessageSquareMore,
  MessageSquareText,
  MessagesSquare,
  Phone,
  Send,
  Store,
  Webhook,
  type LucideIcon,
} from 'lucide-react';
import type { Channel } from '@yingda/contracts/names';

/** Our own glyphs, never the providers' logos (screens 2.4). */
const MARKS: Record<Channel | 'shop', LucideIcon> = {
  web: Globe,
  wechat: MessagesSquare,
  'wechat-mini-program': AppWindow,
  wecom: Building2,
  email: Mail,
  telegram: Send,
  whatsapp: MessageCircle,
  messenger: MessageCircleMore,
  instagram: Camera,
  line: MessageSquareMore,
  sms: MessageSquareText,
  weibo: AtSign,
  phone: Phone,
  api: Webhook,
  shop: Store,
};

export function ChannelMark({ channel, size = 12 }: { channel: Channel | 'shop'; size?: number }) {
  const Mark = MARKS[channel];
  return <Mark size={size} strokeWidth={size < 14 ? 2 : 1.75} aria-hidden="true" />;
}
