import { ask, chooseFile } from './ask.js';
import { call, path } from './api.js';
import { t } from './i18n.js';
import { refresh, state } from './state.js';

const WECHAT = ['wechat'], APPLET = ['applet'], WECOM = ['wecom'], DINGTALK = ['dingtalk'];
const FANS = ['wechat', 'applet'];

const place = async () => {
  const given = await ask(t('location'), [['label', t('askLabel'), '广州市海珠区']]);
  return given && { ...given, latitude: 23.1066, longitude: 113.3245 };
};

const event = async () => {
  const given = await ask(t('event'), [['event', t('askEvent')], ['fields', t('askFields'), '{}', 'lines']]);
  return given && { event: given.event, fields: JSON.parse(given.fields || '{}') };
};

const prompt = async () => {
  const given = await ask(t('prompt'), [['templateId', t('askTemplate')], ['agrees', t('prompt'), 'true', [['true', t('promptAgree')], ['false', t('promptRefuse')]]]]);
  return given && { ...given, agrees: given.agrees === 'true' };
};

const oneTime = async () => {
  const given = await ask(t('oneTime'), [['pageUrl', t('askPage'), '', 'url'], ['agrees', t('prompt'), 'true', [['true', t('promptAgree')], ['false', t('promptRefuse')]]]]);
  return given && { ...given, agrees: given.agrees === 'true' };
};

const file = (accept) => async () => pick(await chooseFile(accept), 'content');

/**
 * What can be sent beside text: [operation of the control API, kinds of accounts, label, what to ask, when]. A row
 * without a question is done at once.
 */
export const ATTACHMENTS = [
  ['send-image', [...WECHAT, ...APPLET, ...WECOM, ...DINGTALK], 'image', file('image/*')],
  ['send-voice', [...WECHAT, ...WECOM, ...DINGTALK], 'voice', () => ({}), alone],
  ['send-voice', [...WECHAT, ...WECOM, ...DINGTALK], 'voiceFile', file('audio/*'), alone],
  ['send-video', [...WECHAT, ...WECOM, ...DINGTALK], 'video', () => ({}), alone],
  ['send-video', [...WECHAT, ...WECOM, ...DINGTALK], 'videoFile', file('video/*'), alone],
  ['send-short-video', WECHAT, 'shortVideo', () => ({})],
  ['send-file', DINGTALK, 'file', () => chooseFile(), alone],
  ['send-rich-text', DINGTALK, 'richText', async () => { const given = await ask(t('richText'), [['text', t('message')]]); return given && { parts: [given, { type: 'picture' }] }; }],
  ['send-location', [...WECHAT, ...WECOM], 'location', place],
  ['send-link', [...WECHAT, ...WECOM], 'link', () => ask(t('link'), [['title', t('askTitle'), '链接'], ['url', t('askUrl'), 'https://example.com/', 'url']])],
  ['send-page', APPLET, 'page', async () => { const given = await ask(t('page'), [['title', t('askTitle'), '首页']]); return given && { ...given, pagePath: 'pages/index' }; }],
];

/** What else a person can do, in the same form. "when" hides a row that makes no sense now. */
export const ACTIONS = [
  ['follow', WECHAT, 'follow', () => ({}), (person) => !person.following],
  ['unfollow', WECHAT, 'unfollow', () => ({}), (person) => person.following],
  ['scan', WECHAT, 'scan', () => ask(t('scan'), [['code', t('scanAsk')]])],
  ['answer-prompt', FANS, 'prompt', prompt],
  ['answer-one-time-page', WECHAT, 'oneTime', oneTime],
  ['block', WECHAT, 'block', () => ({ blocks: true })],
  ['block', WECHAT, 'accept', () => ({ blocks: false })],
  ['enter', [...APPLET, ...WECOM], 'enter', () => ({})],
  ['report-location', [...WECHAT, ...WECOM], 'report', () => ({})],
  ['read', DINGTALK, 'read', () => ({})],
  ['log-in', [...FANS, ...WECOM, ...DINGTALK], 'login', () => ({})],
  ['share-phone', APPLET, 'sharePhone', () => ask(t('sharePhone'), [['mobile', t('askMobile'), '13800138000']])],
  ['event', [...FANS, ...WECOM], 'event', event],
];

/** What a member does with DingTalk's groups: [label, what to do, when]. */
export const GROUPS = [
  ['newGroup', async (person, account) => {
    const given = await ask(t('newGroup'), [['name', t('askName'), t('group')]]);
    if (given) await call(path('groups', 'cid' + Date.now().toString(36)), { name: given.name, robotCodes: [account.robotCode], members: [person.id] }, 'PUT');
  }, () => true],
  ['join', async (person) => {
    const others = state.groups.filter((group) => group.platform === 'dingtalk' && !group.members.includes(person.id));
    if (!others.length) throw new Error(t('noGroups'));
    const given = await ask(t('join'), [['group', t('group'), '', others.map((group) => [group.group, group.name])]]);
    if (given) await call(path('groups', given.group, 'members', person.id), {});
  }, () => true],
  ['leave', (person, account, group) => call(path('groups', group.group, 'members', person.id), undefined, 'DELETE'), (group) => group],
].map(([label, deed, when]) => [label, async (...given) => { await deed(...given); await refresh(); }, when]);

/** What a tap on a button of a WeCom menu does: the operation, and what it takes. */
export const MENU_TAPS = {
  click: ['click-menu', (button) => ({ key: button.key })],
  view: ['view-menu', (button) => ({ url: button.url })],
  scancode_push: ['scan-in-menu', scanned],
  scancode_waitmsg: ['scan-in-menu-and-wait', scanned],
  pic_sysphoto: ['take-photo-in-menu', (button) => ({ key: button.key })],
  pic_photo_or_album: ['take-or-choose-photo-in-menu', (button) => ({ key: button.key })],
  pic_weixin: ['choose-photo-in-menu', (button) => ({ key: button.key })],
  location_select: ['choose-location-in-menu', async (button) => { const given = await place(); return given && { key: button.key, ...given }; }],
};

async function scanned(button) {
  const given = await ask(button.name, [['result', t('scanned'), 'https://example.com/scanned']]);
  return given && { key: button.key, ...given };
}

const pick = (given, ...names) => given && Object.fromEntries(names.map((name) => [name, given[name]]));

/** Robots take texts and pictures in groups, nothing else. */
function alone(person, chat) {
  return !(chat && chat.group);
}

export const rowsFor = (rows, account, person, chat) => rows.filter(([, kinds, , , when]) => account && kinds.includes(account.kind) && (!when || when(person, chat)));
