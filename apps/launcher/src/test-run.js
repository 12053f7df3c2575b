// npm test, from a clean clone to the last count.
import { join } from 'node:path';
import { databaseAccount } from './accounts.js';
import { Ending } from './ending.js';
import { explain } from './failure.js';
import { installDependencies } from './install.js';
import { LogFile } from './log-file.js';
import { dataFolder, filesOf, prepareFolder } from './paths.js';
import { Report } from './report.js';
import { isContinuousIntegration, readTestArguments } from './test-arguments.js';
import { runFaults } from './test-faults.js';
import { claimTestFolder } from './test-folder.js';
import { roundsOf, runPart, summarise } from './test-parts.js';
import { prepareServices } from './test-services.js';
import { runStatic } from './test-static.js';

/** Runs the tests of the project in `root`; ends the process with 0 only when all of them passed. */
export async function runTests({ root, env, args }) {
  const report = new Report();
  const ending = new Ending({ report, log: new LogFile(join(root, '.yingda', 'launcher.log')) });
  const results = [];
  let leftOut = [];
  // First in, last out: the count is the last line, after everything has stopped.
  ending.add(() => summarise(results, leftOut).forEach((line) => report.line(line)));
  ending.listen({ onSignal: () => void ending.finish(130) });
  try {
    const ci = isContinuousIntegration(env);
    const { parts, jest } = readTestArguments(args, { ci });
    const account = databaseAccount();
    const files = filesOf(prepareFolder(dataFolder(root, account), account));
    ending.log = new LogFile(files.launcherLog);
    await installDependencies({ root, env, log: ending.log, report });
    const folder = await claimTestFolder(files.tests, { account, ending });
    const services = await prepareServices({ root, env, ci, account, files, folder, parts, report, ending });
    leftOut = services.leftOut;
    const context = { root, env: services.env, folder, args: jest, ci, report };
    for (const round of roundsOf(parts.filter((name) => !services.without.has(name)))) {
      if (ending.hasBegun) return;
      report.line(`\n${round.join(', ')}`);
      results.push(...(await Promise.all(round.map((part) => run(part, context)))));
    }
    const failed = results.some((result) => result.failed > 0) || (ci && leftOut.length > 0);
    await ending.finish(failed ? 1 : 0);
  } catch (error) {
    if (ending.hasBegun) return;
    const failure = explain(error, ending.log.path);
    if (failure !== error) ending.log.write(`${error.stack}\n`);
    process.stderr.write(`yingda: ${failure.message}\n`);
    results.push({ part: 'preparation', passed: 0, failed: 1, skipped: 0, seconds: 0 });
    await ending.finish(failure.exitCode);
  }
}

function run(part, context) {
  if (part === 'faults') return runFaults(context);
  return part === 'static' ? runStatic(context) : runPart(part, context);
}
