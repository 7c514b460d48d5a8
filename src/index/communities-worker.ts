import { parentPort, workerData } from 'node:worker_threads';
import type { CsrMatrix } from '../sparse/csr.js';
import { findConceptCommunities } from './find-communities.js';

// The thread that `conceptCommunities` starts where that pays.
parentPort?.postMessage(findConceptCommunities(workerData as CsrMatrix));
