import { ask, chooseFile } from './ask.js';
import { t } from './i18n.js';

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

/**
 * What can be sent beside text: [operation of the control API, kinds of accounts, label, what to ask]. A row without a
 * question is done at once.
 */
export const ATTACHMENTS = [
  ['send-image', [...WECHAT, ...APPLET, ...WECOM, ...DINGTALK], 'image', async () => pick(await chooseFile('image/*'), 'content')],
  ['send-voice', [...WECHAT, ...WECOM, ...DINGTALK], 'voice', () => ({})],
  ['send-video', [...WECHAT, ...WECOM, ...DINGTALK], 'video', () => ({})],
  ['send-short-video', WECHAT, 'shortVideo', () => ({})],
  ['send-file', DINGTALK, 'file', () => chooseFile()],
  ['send-location', [...WECHAT, ...WECOM], 'location', place],
  ['send-link', [...WECHAT, ...WECOM], 'link', () => ask(t('link'), [['title', t('askTitle'), '链接'], ['url', t('askUrl'), 'https://example.com/', 'url']])],
  ['send-page', APPLET, 'page', async () => { const given = await ask(t('page'), [['title', t('askTitle'), '首页']]); return given && { ...given, pagePath: 'pages/index' }; }],
];

/** What else a person can do, in the same form. "when" hides a row that makes no sense now. */
export const ACTIONS = [
  ['follow', WECHAT, 'follow', () => ({}), (person) => !person.following],
  ['unfollow', WECHAT, 'unfollow', () => ({}), (person) => person.following],
  ['scan', WECHAT, 'scan', () => ask(t('scan'), [['code', t('scanAsk')]])],
  ['answer-prompt', FANS, 'prompt', async () => { const given = await ask(t('prompt'), [['templateId', t('askTemplate')]]); return given && { ...given, agrees: true }; }],
  ['block', WECHAT, 'block', () => ({ blocks: true })],
  ['block', WECHAT, 'accept', () => ({ blocks: false })],
  ['enter', [...APPLET, ...WECOM], 'enter', () => ({})],
  ['report-location', [...WECHAT, ...WECOM], 'report', () => ({})],
  ['read', DINGTALK, 'read', () => ({})],
  ['log-in', [...FANS, ...WECOM, ...DINGTALK], 'login', () => ({})],
  ['share-phone', APPLET, 'sharePhone', () => ask(t('sharePhone'), [['mobile', t('askMobile'), '13800138000']])],
  ['event', [...FANS, ...WECOM], 'event', event],
];

const pick = (given, ...names) => given && Object.fromEntries(names.map((name) => [name, given[name]]));

export const rowsFor = (rows, account, person) => rows.filter(([, kinds, , , when]) => account && kinds.includes(account.kind) && (!when || when(person)));
