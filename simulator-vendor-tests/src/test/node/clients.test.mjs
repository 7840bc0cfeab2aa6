import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { DWClient, EventAck, TOPIC_ROBOT } from 'dingtalk-stream';
import { Simulator } from '../../../../clients/npm/index.mjs';
import { CallTable, fine } from './table.mjs';

const require = createRequire(import.meta.url);
const simulator = Simulator.connect(process.env.SIMULATOR_URL);
const accounts = JSON.parse(process.env.SIMULATOR_ACCOUNTS);
const account = (platform) => accounts[platform];
const FAN = 'oSimulatedFan';
const picture = () => {
  const path = join(mkdtempSync(join(tmpdir(), 'picture-')), 'a.png');
  writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  return path;
};
const MENU = { button: [{ type: 'click', name: '今日', key: 'today' }] };

test('wechat-api', async () => {
  const WechatAPI = require('wechat-api');
  const { appId, appSecret } = account('wechat');
  const api = new WechatAPI(appId, appSecret);
  const call = (name, ...args) => promisify(api[name]).call(api, ...args);
  const table = new CallTable();
  await table.call('getAccessToken', () => call('getAccessToken'));
  await table.call('createMenu', () => call('createMenu', MENU));
  await table.call('getMenu', () => call('getMenu'));
  await table.call('getMenuConfig', () => call('getMenuConfig'));
  await table.call('getFollowers', () => call('getFollowers'));
  await table.call('getUser', () => call('getUser', FAN));
  await table.call('batchGetUsers', () => call('batchGetUsers', [FAN]));
  await table.call('updateRemark', () => call('updateRemark', FAN, '老客户'));
  await table.call('createTag', () => call('createTag', 'node'));
  await table.call('getTags', () => call('getTags'));
  await table.call('createTmpQRCode', () => call('createTmpQRCode', 1, 60));
  await table.call('createLimitQRCode', () => call('createLimitQRCode', 2));
  await table.call('getAllPrivateTemplate', () => call('getAllPrivateTemplate'));
  await table.call('sendTemplate (unknown template)', () => call('sendTemplate', FAN, 'unknown', '', '', {}));
  await simulator.person(appId, FAN).sends('hi').catch(() => undefined);
  await table.call('sendText', () => call('sendText', FAN, 'hi'));
  await table.call('uploadMedia', () => call('uploadMedia', picture(), 'image'));
  await table.call('getMaterialCount', () => call('getMaterialCount'));
  await table.call('getMaterials', () => call('getMaterials', 'image', 0, 10));
  await table.call('getIp', () => call('getIp'));
  await table.call('getTicket', () => call('getTicket'));
  await table.call('shorturl', () => call('shorturl', 'https://example.com/'));
  table.compare('wechat-api', 10);
});

test('node-easywechat', async () => {
  const { MiniApp, OfficialAccount, Work } = require('node-easywechat');
  const table = new CallTable();
  const calls = async (name, app, paths) => {
    const client = app.getClient();
    await table.call(`${name}.getAccessToken`, () => app.getAccessToken().getToken());
    for (const [method, path, body] of paths) {
      await table.call(`${name} ${method} ${path}`, async () => fine(
        (await client.request(method, path, method === 'post' ? { json: body } : { params: body })).toObject()));
    }
  };
  const mp = account('wechat');
  await calls('OfficialAccount', new OfficialAccount({ app_id: mp.appId, secret: mp.appSecret, use_stable_access_token: true }), [
    ['get', '/cgi-bin/user/get'],
    ['get', '/cgi-bin/user/info', { openid: FAN }],
    ['post', '/cgi-bin/menu/create', MENU],
    ['get', '/cgi-bin/menu/get'],
    ['get', '/cgi-bin/getcallbackip'],
    ['post', '/cgi-bin/qrcode/create', { expire_seconds: 60, action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'a' } } }],
    ['get', '/cgi-bin/ticket/getticket', { type: 'jsapi' }],
  ]);
  const ma = account('applet');
  await calls('MiniApp', new MiniApp({ app_id: ma.appId, secret: ma.appSecret }), [
    ['get', '/wxaapi/newtmpl/gettemplate'],
    ['get', '/wxaapi/newtmpl/getcategory'],
    ['post', '/wxa/msg_sec_check', { content: 'hi', version: 2, scene: 1, openid: 'oUser' }],
    ['post', '/wxa/generate_urllink', { path: 'pages/index/index' }],
  ]);
  const cp = account('wecom');
  await calls('Work', new Work({ corp_id: cp.corpId, secret: cp.corpSecret, token: cp.token, aes_key: cp.encodingAesKey }), [
    ['post', '/cgi-bin/message/send', { touser: 'zhangsan', msgtype: 'text', agentid: cp.agentId, text: { content: 'hi' } }],
    ['get', '/cgi-bin/user/get', { userid: 'zhangsan' }],
    ['get', '/cgi-bin/get_api_domain_ip'],
    ['get', '/cgi-bin/department/list'],
    ['get', '/cgi-bin/user/simplelist', { department_id: 1 }],
    ['get', '/cgi-bin/agent/get', { agentid: cp.agentId }],
  ]);
  table.compare('node-easywechat', 10);
});

test('@alicloud/dingtalk', async () => {
  const { Config } = require('@alicloud/openapi-client');
  const { RuntimeOptions } = require('@alicloud/tea-util');
  const oauth = require('@alicloud/dingtalk/oauth2_1_0');
  const robot = require('@alicloud/dingtalk/robot_1_0');
  const config = new Config({ protocol: 'https', regionId: 'central' });
  const { appKey, appSecret, robotCode } = account('dingtalk');
  const table = new CallTable();
  let token;
  await table.call('oauth2_1_0.getAccessToken', async () => {
    token = (await new oauth.default(config).getAccessToken(
      new oauth.GetAccessTokenRequest({ appKey, appSecret }))).body.accessToken;
    assert.ok(token);
  });
  await table.call('oauth2_1_0.getAccessToken (wrong secret)', () => new oauth.default(config).getAccessToken(
    new oauth.GetAccessTokenRequest({ appKey, appSecret: 'wrong' })));
  const client = new robot.default(config);
  const options = new RuntimeOptions({});
  let key;
  await table.call('robot_1_0.batchSendOTO', async () => {
    const { body } = await client.batchSendOTOWithOptions(new robot.BatchSendOTORequest({ robotCode,
      userIds: ['zhangsan'], msgKey: 'sampleText', msgParam: JSON.stringify({ content: '你好' }) }),
      new robot.BatchSendOTOHeaders({ xAcsDingtalkAccessToken: token }), options);
    key = body.processQueryKey;
    assert.ok(key);
  });
  await table.call('robot_1_0.batchOTOQuery', () => client.batchOTOQueryWithOptions(
    new robot.BatchOTOQueryRequest({ robotCode, processQueryKey: key }),
    new robot.BatchOTOQueryHeaders({ xAcsDingtalkAccessToken: token }), options));
  await table.call('robot_1_0.batchRecallOTO', () => client.batchRecallOTOWithOptions(
    new robot.BatchRecallOTORequest({ robotCode, processQueryKeys: [key] }),
    new robot.BatchRecallOTOHeaders({ xAcsDingtalkAccessToken: token }), options));
  await table.call('robot_1_0.orgGroupSend (unknown group)', () => client.orgGroupSendWithOptions(
    new robot.OrgGroupSendRequest({ robotCode, openConversationId: 'cidUnknown==', msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: '你好' }) }),
    new robot.OrgGroupSendHeaders({ xAcsDingtalkAccessToken: token }), options));
  table.compare('@alicloud/dingtalk', 3);
});

test('dingtalk-stream', async () => {
  const { appKey, appSecret } = account('dingtalk');
  const client = new DWClient({ clientId: appKey, clientSecret: appSecret });
  const heard = [];
  client.registerCallbackListener(TOPIC_ROBOT, (message) => {
    heard.push(JSON.parse(message.data).text.content);
    client.socketCallBackResponse(message.headers.messageId, {});
  });
  client.registerAllEventListener((message) => {
    heard.push(message.headers.eventType);
    return { status: EventAck.SUCCESS };
  });
  const table = new CallTable();
  try {
    await table.call('getAccessToken', () => client.getAccessToken());
    await table.call('connect', async () => {
      await client.connect();
      assert.ok(client.connected);
    });
    await table.call('TOPIC_ROBOT', async () => {
      assert.ok((await simulator.person(appKey, 'zhangsan').sends('你好')).accepted);
      assert.deepEqual(heard.splice(0), ['你好']);
    });
    await table.call('EVENT', async () => {
      await simulator.call('POST', `/accounts/${appKey}/events`, { event: 'user_add_org', fields: { UserId: ['u1'] } });
      assert.deepEqual(heard.splice(0), ['user_add_org']);
    });
  } finally {
    client.disconnect();
  }
  table.compare('dingtalk-stream', 3);
});

test('@wecom/crypto', async () => {
  const { corpId, corpSecret, agentId, token, encodingAesKey } = account('wecom');
  const pushes = [];
  const host = createServer(async (request, response) => {
    const query = new URL(request.url, 'http://host').searchParams;
    const sign = (text) => getSignature(token, query.get('timestamp'), query.get('nonce'), text);
    if (request.method === 'GET') {
      response.end(sign(query.get('echostr')) === query.get('msg_signature')
        ? decrypt(encodingAesKey, query.get('echostr')).message : 'forged');
      return;
    }
    const body = (await request.toArray()).join('');
    const [, sealed] = /<Encrypt><!\[CDATA\[(.*?)]]>/.exec(body);
    pushes.push({ signed: sign(sealed) === query.get('msg_signature'), ...decrypt(encodingAesKey, sealed) });
    const reply = encrypt(encodingAesKey, '<xml><ToUserName><![CDATA[zhangsan]]></ToUserName><FromUserName>'
      + `<![CDATA[${corpId}]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType>`
      + '<Content><![CDATA[收到]]></Content></xml>', corpId);
    response.end(`<xml><Encrypt><![CDATA[${reply}]]></Encrypt><MsgSignature><![CDATA[${sign(reply)}]]></MsgSignature>`
      + `<TimeStamp>${query.get('timestamp')}</TimeStamp><Nonce><![CDATA[${query.get('nonce')}]]></Nonce></xml>`);
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  const id = `${corpId}:${agentId}`;
  const table = new CallTable();
  try {
    await simulator.changeAccount(id, { callbackUrl: `http://127.0.0.1:${host.address().port}/` });
    const zhangsan = simulator.person(id, 'zhangsan');
    await table.call('getSignature, decrypt (message)', async () => {
      await zhangsan.sends('你好');
      assert.ok(pushes[0].signed);
      assert.equal(pushes[0].id, corpId);
      assert.match(pushes[0].message, /你好/);
    });
    await table.call('encrypt (reply)', () => zhangsan.expects('收到'));
    // Last, because WeCom waits for it only one second, which is short for the first call.
    await table.call('getSignature, decrypt (verify URL)', async () => {
      const verification = await simulator.call('POST', `/accounts/${encodeURIComponent(id)}/verify-url`);
      assert.ok(verification.passed, JSON.stringify(verification));
    });
  } finally {
    host.close();
  }
  table.compare('@wecom/crypto', 3);
});
