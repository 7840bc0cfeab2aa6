// Starts the application jar and runs the clients in a process that is redirected to it and trusts it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Simulator } from '../../../../clients/npm/index.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tlsDir = mkdtempSync(join(tmpdir(), 'simulator-'));
const simulator = await Simulator.start({ tlsDir });
const { status } = spawnSync(process.execPath,
  ['--import', here('../../../../clients/npm/redirect.mjs'), '--test', here('clients.test.mjs')], {
    stdio: 'inherit',
    // node-easywechat keeps tokens in files there.
    cwd: tlsDir,
    env: { ...process.env, BOOTX_SIMULATOR_PORT: simulator.port, NODE_EXTRA_CA_CERTS: join(tlsDir, 'ca.pem'),
      SIMULATOR_URL: simulator.url, SIMULATOR_ACCOUNTS: JSON.stringify(simulator.accounts) },
  });
await simulator.close();
process.exit(status ?? 1);
