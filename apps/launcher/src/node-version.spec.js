import { nodeComplaint } from './node-version.js';

describe('the check of the Node version', () => {
  test.each(['20.19.0', '20.20.2', '22.13.0', '22.21.1', '23.0.0', '24.1.0', '30.0.0'])(
    'lets %s pass',
    (version) => {
      expect(nodeComplaint(version)).toBeUndefined();
    },
  );

  test.each(['12.22.12', '18.20.4', '20.18.3', '21.7.0', '22.12.0'])(
    'says in one sentence what to do about %s',
    (version) => {
      const complaint = nodeComplaint(version);
      expect(complaint).toContain(version);
      expect(complaint).toContain('install');
      expect(complaint).not.toContain('\n');
    },
  );
});
