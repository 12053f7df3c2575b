import { type EditCannedResponse } from '@yingda/contracts';
import { newId } from '@yingda/platform';

/** What somebody fills in to add a canned response of the shop. */
export function cannedInput(with_: Partial<EditCannedResponse> = {}): EditCannedResponse {
  const texts = [
    {
      language: 'zh-CN' as const,
      title: '接入问候',
      body: '您好，{{customer_name}}，欢迎来到{{store_name}}。',
    },
    {
      language: 'en' as const,
      title: 'Opening greeting',
      body: 'Hello {{customer_name}}, welcome to {{store_name}}.',
    },
  ];
  return { scope: 'shop', shortcut: `s${newId().slice(-10)}`, category: 'greeting_closing', texts, ...with_ };
}
