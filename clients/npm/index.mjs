import { once } from 'node:events';
import { launch } from './launcher.mjs';

export { findJar, findJava } from './launcher.mjs';

/** What the control API refused: code, both messages, field and the nearest names. */
export class SimulatorError extends Error {
  constructor(status, body, call) {
    super(`${call}: ${body.message?.en ?? JSON.stringify(body)} (${body.message?.zh ?? status})`);
    Object.assign(this, { name: 'SimulatorError', status, ...body, message: this.message });
  }
}

/** A running simulator. */
export class Simulator {
  #child;

  constructor(ready, child) {
    this.url = ready.url.replace(/\/$/, '');
    this.port = ready.port;
    this.accounts = ready.accounts;
    this.addresses = ready.addresses;
    this.tls = ready.tls;
    this.#child = child;
  }

  /** Starts one; it ends with close() or with this process. */
  static async start(options) {
    const { child, ready } = await launch(options);
    const kill = () => child.kill();
    process.once('exit', kill);
    child.once('exit', () => process.removeListener('exit', kill));
    for (const handle of [child, child.stdout, child.stderr]) {
      handle.unref?.();
    }
    return new Simulator(ready, child);
  }

  /** One that runs already. */
  static connect(url) {
    return new Simulator({ url, port: Number(new URL(url).port), accounts: {}, addresses: {} });
  }

  async close() {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.ref();
      this.#child.kill();
      await once(this.#child, 'exit');
    }
  }

  /** Any operation of /_sim/openapi.json, by method and path. */
  async call(method, path, body) {
    const answer = await fetch(`${this.url}/_sim${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    const json = text ? JSON.parse(text) : {};
    if (!answer.ok) {
      throw new SimulatorError(answer.status, json, `${method} /_sim${path}`);
    }
    return json;
  }

  /** Somebody of an account, as the app shows them. */
  person(account, id) {
    return new Person(this, account, id);
  }

  addAccounts(sheet) { return this.call('POST', '/accounts', sheet); }
  changeAccount(account, change) { return this.call('PATCH', `/accounts/${encode(account)}`, change); }
  removeAccount(account) { return this.call('DELETE', `/accounts/${encode(account)}`); }
  listAccounts() { return this.call('GET', '/accounts').then((answer) => answer.accounts); }

  calls(filter) { return this.call('GET', `/calls${query(filter)}`).then((answer) => answer.calls); }
  pushes(filter) { return this.call('GET', `/pushes${query(filter)}`).then((answer) => answer.pushes); }
  chats(filter) { return this.call('GET', `/chats${query(filter)}`); }

  clock() { return this.call('GET', '/clock'); }
  setClock(change) { return this.call('POST', '/clock', change); }

  addFault(fault) { return this.call('POST', '/faults', fault); }
  faults() { return this.call('GET', '/faults').then((answer) => answer.faults); }
  endFaults() { return this.call('DELETE', '/faults'); }

  reset(account) { return this.call('POST', '/reset', account ? { account } : {}); }
  saveSnapshot() { return this.call('GET', '/snapshot'); }
  loadSnapshot(snapshot) { return this.call('PUT', '/snapshot', snapshot); }
}

/** A fan, a mini program's user or a member. */
export class Person {
  constructor(simulator, account, id) {
    Object.assign(this, { simulator, account, id });
  }

  /** Does what people can do: send-text, follow, scan, press-button, … */
  does(action, fields = {}) {
    return this.simulator.call('POST', `/accounts/${encode(this.account)}/people/${encode(this.id)}/${action}`, fields);
  }

  sends(text, group) {
    return this.does('send-text', group ? { text, group } : { text });
  }

  /** Waits for a message that contains the text, and says what came instead. */
  async expects(text, withinMillis = 5000) {
    const mine = { account: this.account, person: this.id, writer: 'account' };
    try {
      const { messages } = await this.simulator.chats({ ...mine, contains: text, withinMillis });
      return messages.at(-1);
    } catch (refusal) {
      if (refusal.code !== 'NOT_IN_TIME') {
        throw refusal;
      }
      const { messages } = await this.simulator.chats(mine);
      throw new Error(`Expected that ${this.id} gets «${text}» (期望收到), but there was `
        + `${messages.map((message) => `${message.kind} «${message.text}»`).join(', ') || 'nothing'} (实际)`);
    }
  }
}

function encode(part) {
  return encodeURIComponent(part);
}

function query(filter = {}) {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}
