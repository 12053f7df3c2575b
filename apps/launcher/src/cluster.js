// npm run cluster. This file and node-version.js must load on any Node, to say so when it is too old.
import { nodeComplaint } from './node-version.js';

const complaint = nodeComplaint(process.versions.node);
if (complaint) {
  process.stderr.write('yingda: ' + complaint + '\n');
  process.exit(1);
} else {
  import('./cluster-run.js').then(({ runCluster }) =>
    runCluster({ root: projectRoot(), env: process.env, args: process.argv.slice(2) }),
  );
}

function projectRoot() {
  return decodeURIComponent(new URL('../../..', import.meta.url).pathname).replace(/\/$/, '');
}
