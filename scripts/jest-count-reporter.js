import { writeFileSync } from 'node:fs';

/**
 * A Jest reporter that writes Jest's own counts as one line, `N passed, N failed`, to the file that the environment
 * variable PAPERGRAPH_TEST_COUNTS names. A test file that could not run counts as one failure.
 */
class CountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    writeFileSync(process.env.PAPERGRAPH_TEST_COUNTS, `${line}\n`);
  }
}

export { CountReporter as default };
