import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { Simulator, SimulatorError, findJava } from '../index.mjs';

const APP = 'wx5151515151515151';
let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

test('the ready accounts are given, and a token for one of them', async () => {
  const { appId, appSecret } = simulator.accounts.wechat;
  assert.equal(appId, APP);
  const answer = await fetch(`${simulator.url}/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`);
  assert.ok((await answer.json()).access_token);
  const [call] = await simulator.calls({ path: '/cgi-bin/token', count: 1, withinMillis: 2000 });
  assert.equal(call.method, 'GET');
});

test('a fan is answered by the application, and what did not come is said', async () => {
  const host = createServer(async (request, response) => {
    const [, account] = /<ToUserName><!\[CDATA\[(.*?)]]>/.exec((await request.toArray()).join(''));
    response.end(`<xml><ToUserName><![CDATA[oFan]]></ToUserName><FromUserName><![CDATA[${account}]]></FromUserName>`
      + '<CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>');
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  try {
    await simulator.addAccounts({ wechat: [{ appId: 'wx1', appSecret: 's1', token: 't1', mode: 'plain',
      callbackUrl: `http://127.0.0.1:${host.address().port}/` }] });
    const fan = simulator.person('wx1', 'oFan');
    await fan.does('follow');
    const outcome = await fan.sends('你好');
    assert.equal(outcome.accepted, true, JSON.stringify(outcome));
    assert.equal((await fan.expects('收到')).kind, 'text');
    await assert.rejects(fan.expects('别的', 100), /«别的».*text «收到»/);
  } finally {
    host.close();
  }
});

test('faults, clock and reset', async () => {
  await simulator.addFault({ path: '/cgi-bin/token', status: 503 });
  assert.equal((await simulator.faults()).length, 1);
  assert.equal((await fetch(`${simulator.url}/cgi-bin/token`)).status, 503);
  const before = await simulator.clock();
  const later = await simulator.setClock({ advance: 'PT2H' });
  assert.ok(Date.parse(later.time) - Date.parse(before.time) >= 7_200_000);
  await simulator.addFault({ path: '/cgi-bin/token', status: 503 });
  await simulator.reset();
  assert.deepEqual(await simulator.faults(), []);
  const snapshot = await simulator.saveSnapshot();
  await simulator.loadSnapshot(snapshot);
});

test('a refusal has the code, the field and what is near', async () => {
  await assert.rejects(simulator.person(APP, 'oFan').does('send-txt', { text: 'x' }), SimulatorError);
  await assert.rejects(simulator.addFault({ path: '/cgi-bin/tokken', status: 500 }), (refusal) => {
    assert.ok(refusal.status >= 400);
    assert.match(refusal.message, /tokken/);
    return true;
  });
});

test('index.d.ts has the actions of the document, and index.mjs calls what is in it', async () => {
  const document = await simulator.call('GET', '/openapi.json');
  const actions = Object.keys(document.paths)
    .map((path) => /^\/_sim\/accounts\/{account}\/people\/{person}\/([a-z-]+)$/.exec(path)?.[1])
    .filter(Boolean);
  const types = readFileSync(new URL('../index.d.ts', import.meta.url), 'utf8');
  const [, declared] = /export type Action =([^;]*);/.exec(types);
  assert.deepEqual([...declared.matchAll(/'([^']+)'/g)].map((match) => match[1]).sort(), actions.sort());
  const source = readFileSync(new URL('../index.mjs', import.meta.url), 'utf8');
  for (const [, method, path] of source.matchAll(/this\.call\('([A-Z]+)', [`']([^`'$?]*)(?:\$\{encode\(account\)\})?/g)) {
    const full = Object.keys(document.paths).find((known) => known.replace('{account}', '') === `/_sim${path}`);
    assert.ok(full && document.paths[full][method.toLowerCase()], `${method} ${path}`);
  }
});

test('a wrong jar, a wrong java and a wrong configuration say what to do', async () => {
  await assert.rejects(async () => Simulator.start({ jar: '/nowhere.jar' }), /nowhere\.jar.*mvn package/);
  assert.throws(() => findJava('/nowhere/java'), /JDK 17/);
  await assert.rejects(Simulator.start({ config: '/nowhere.yaml' }), /exit code 3/);
});
