import { factsToShow } from './facts-to-show';

const one = {
  title: 'Kettle leaks',
  facts: '',
  product: 'Kettle 1.5L',
  batch: null,
  orderNumber: 'YH-1',
  form: { since: '3 days', phone: '' },
};
const fields = [
  { key: 'since', label: { zh: '多久', en: 'Since' } },
  { key: 'phone', label: { zh: '电话', en: 'Phone' } },
] as never;

it('offers what is known of the matter and the goods, without what is empty', () => {
  const shown = factsToShow(one, { fields, language: 'en', name: (key) => key });
  expect(shown).toEqual([
    { label: 'title', value: 'Kettle leaks' },
    { label: 'product', value: 'Kettle 1.5L' },
    { label: 'orderNumber', value: 'YH-1' },
    { label: 'Since', value: '3 days' },
  ]);
});

it('cuts what is longer than a fact may be, and names fields in the language', () => {
  const shown = factsToShow(
    { ...one, facts: 'x'.repeat(5_000) },
    { fields, language: 'zh-CN', name: (key) => key },
  );
  expect(shown.find(({ label }) => label === 'facts')?.value).toHaveLength(1_000);
  expect(shown.at(-1)?.label).toBe('多久');
});
