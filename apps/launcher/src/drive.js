// npm run bench and npm run faults. This file and node-version.js must load on any Node, to say so when it is too old.
import { nodeComplaint } from './node-version.js';

const complaint = nodeComplaint(process.versions.node);
if (complaint) {
  process.stderr.write('yingda: ' + complaint + '\n');
  process.exit(1);
} else {
  import('./drive-run.js').then(({ drive }) =>
    drive({ root: projectRoot(), env: process.env, driver: process.argv[2], args: process.argv.slice(3) }),
  );
}

function projectRoot() {
  return decodeURIComponent(new URL('../../..', import.meta.url).pathname).replace(/\/$/, '');
}
