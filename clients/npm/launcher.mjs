import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const JAVA = process.platform === 'win32' ? 'java.exe' : 'java';

/** The first java of version 17 or newer: given, JAVA_HOME, PATH, the usual folders. */
export function findJava(given) {
  const tried = [];
  for (const java of candidates(given)) {
    const version = versionOf(java);
    if (version >= 17) {
      return java;
    }
    tried.push(`${java}${version ? ` is ${version}` : ' does not run'}`);
  }
  throw new Error(`The simulator needs a JDK 17 or newer: install one, or set JAVA_HOME or the option java `
    + `(需要 JDK 17 或更新版本). Tried: ${tried.join('; ')}`);
}

/** The application jar: given, BOOTX_SIMULATOR_JAR, beside this file, or as the repository builds it. */
export function findJar(given) {
  const target = join(HERE, '..', '..', 'common-starter-simulator', 'target');
  const built = existsSync(target) ? readdirSync(target).filter((name) => name.endsWith('-app.jar')) : [];
  const places = [given ?? process.env.BOOTX_SIMULATOR_JAR ?? join(HERE, 'simulator.jar'),
    ...(given ? [] : built.map((name) => join(target, name)))];
  const found = places.find((place) => existsSync(place));
  if (!found) {
    throw new Error(`There is no simulator jar at ${places.join(' or ')}: run mvn package, or set BOOTX_SIMULATOR_JAR `
      + `or the option jar (找不到模拟器的 jar)`);
  }
  return found;
}

/** Starts the jar; resolves with the process and its readiness line. */
export function launch(options = {}) {
  const args = ['-jar', findJar(options.jar), '--json', '--port', String(options.port ?? 0)];
  for (const name of ['config', 'listen', 'clock']) {
    if (options[name] !== undefined) {
      args.push(`--${name}`, String(options[name]));
    }
  }
  if (options.tlsDir) {
    args.push('--tls-dir', options.tlsDir);
  } else if (options.tls) {
    args.push('--tls');
  }
  const child = spawn(findJava(options.java), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr.on('data', (text) => {
      log = (log + text).slice(-4000);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The simulator ended with exit code ${code}: ${log.trim()}`)));
    createInterface({ input: child.stdout }).once('line', (line) => {
      child.removeAllListeners('exit');
      resolve({ child, ready: JSON.parse(line) });
    });
  });
}

function* candidates(given) {
  if (given) {
    yield given;
    return;
  }
  if (process.env.JAVA_HOME) {
    yield join(process.env.JAVA_HOME, 'bin', JAVA);
  }
  yield JAVA;
  for (const folder of ['/usr/lib/jvm', '/opt/java', '/Library/Java/JavaVirtualMachines']) {
    for (const name of existsSync(folder) ? readdirSync(folder).sort().reverse() : []) {
      for (const java of [join(folder, name, 'bin', JAVA), join(folder, name, 'Contents', 'Home', 'bin', JAVA)]) {
        if (existsSync(java)) {
          yield java;
        }
      }
    }
  }
}

function versionOf(java) {
  const { stderr, stdout } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(`${stderr}${stdout}`) ?? [];
  return Number(major === '1' ? minor : major ?? 0);
}
