import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { isGone, makeHolder } from './holder';

describe('a holder', () => {
  it('is not gone while its process runs, this one or another', () => {
    expect(isGone(makeHolder())).toBe(false);
    expect(isGone(`${hostname()}/${process.ppid}/x`)).toBe(false);
  });

  it('is gone when its process on this host has ended', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    expect(isGone(`${hostname()}/${pid}/x`)).toBe(true);
  });

  it('is gone when it was an earlier life under the same process number, as in a container', () => {
    expect(isGone(`${hostname()}/${process.pid}/an-earlier-one`)).toBe(true);
  });

  it('is never called gone on another host, or when its name says nothing', () => {
    expect(isGone('elsewhere/1/x')).toBe(false);
    expect(isGone('gateway')).toBe(false);
    expect(isGone(`${hostname()}/abc/x`)).toBe(false);
  });
});
