import { Counter, Histogram, Registry } from 'prom-client';
import { QuickCounter, QuickHistogram } from './quick-metrics';

describe('counting on the hot path', () => {
  const naming = { name: 'a_seconds', help: 'How long', labels: ['kind', 'name'] };
  const buckets = [0.001, 0.01, 0.1];

  it('is written out as the library writes its own', async () => {
    const [ours, theirs] = [new Registry(), new Registry()];
    const quick = new QuickHistogram(ours, naming, buckets);
    const library = new Histogram({ ...naming, labelNames: naming.labels, buckets, registers: [theirs] });
    const quickCounter = new QuickCounter(ours, { ...naming, name: 'b_total' });
    const libraryCounter = new Counter({
      ...naming,
      name: 'b_total',
      labelNames: naming.labels,
      registers: [theirs],
    });
    for (const [kind, name, value] of [
      ['x', 'one', 0.0005],
      ['x', 'one', 0.001],
      ['x', 'two', 0.5],
      ['y', 'one', 0.05],
      ['x', 'one', 0.02],
    ] as const) {
      quick.at(kind, name).add(value);
      library.observe({ kind, name }, value);
      quickCounter.at(kind, name).add();
      libraryCounter.inc({ kind, name });
    }
    expect(await ours.metrics()).toBe(await theirs.metrics());
  });

  it('counts several of one value at once', () => {
    const histogram = new QuickHistogram(new Registry(), { name: 'a', help: '' }, [1, 2]);
    histogram.at().add(2, 5);
    histogram.at().add(9);
    expect(histogram.get().values.map(({ value }) => value)).toEqual([0, 5, 6, 19, 6]);
  });

  it('is there from the beginning where it has no labels', async () => {
    const registry = new Registry();
    new QuickCounter(registry, { name: 'c_total', help: '' });
    expect(await registry.metrics()).toContain('c_total 0');
  });
});
