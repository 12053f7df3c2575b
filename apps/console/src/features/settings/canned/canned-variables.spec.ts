import { BUILT_IN, shopVariables } from './canned-variables';

const attributes = [
  { key: 'order-number', labelZh: '订单号', labelEn: 'Order number' },
  { key: 'size', labelZh: '尺码', labelEn: 'Size' },
];

it('offers attributes and what texts name already, each once, beside what every text may name', () => {
  const bodies = ['{{customer_name}}，{{size}} 在 {{store_name}} {{取件码}}', 'again {{取件码|…}}'];
  expect(shopVariables({ attributes, bodies }, { reader: 'en', text: 'zh-CN' })).toEqual([
    { name: 'order_number', label: 'Order number', sample: '〔订单号〕' },
    { name: 'size', label: 'Size', sample: '〔尺码〕' },
    { name: '取件码', label: '取件码', sample: '〔取件码〕' },
  ]);
  expect(new Set(BUILT_IN).size).toBe(BUILT_IN.length);
});
