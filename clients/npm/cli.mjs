#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { findJar, findJava } from './launcher.mjs';

const child = spawn(findJava(), ['-jar', findJar(), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
